import type { ClassifierInput, FeatureProfile } from '../features/index.ts';
import type { Dataset } from './dataset.ts';
import type { Parallel } from '../parallel/parallel.ts';

/** A trained classifier, ready to answer. Not safe for two threads at once: it owns scratch memory. */
export interface Classifier {
  readonly kind: string;
  readonly classes: readonly string[];
  readonly features: readonly string[];
  /** Writes one probability per class, summing to 1, to `out` for the feature vector at `values[offset …]`. */
  predict(values: Float32Array | Float64Array, offset: number, out: Float64Array): void;
}

/** Plain numbers and typed arrays of a trained classifier: what an artifact stores. */
export interface ClassifierState {
  readonly kind: string;
  readonly classes: readonly string[];
  readonly features: readonly string[];
  readonly hyperparameters: Readonly<Record<string, number>>;
  readonly arrays: Readonly<
    Record<string, Float32Array | Float64Array | Int32Array | Uint32Array | Uint16Array | Uint8Array>
  >;
}

/** A hyperparameter a user may set. */
export interface Hyperparameter {
  readonly name: string;
  readonly description: string;
  readonly default: number;
  readonly min: number;
  readonly max: number;
  readonly integer: boolean;
}

/** What training yields beside the classifier itself. */
export interface Training {
  readonly state: ClassifierState;
  /** Mean decrease of impurity per feature, summing to 1 (empty where a family has none). */
  readonly importance: Float64Array;
  /** Accuracy on rows left out of the bootstrap, or null where a family has none. */
  readonly outOfBagAccuracy: number | null;
}

export interface TrainingContext {
  readonly seed: number;
  readonly parallel: Parallel;
  /** Fraction done, 0 to 1. */
  readonly onProgress?: (fraction: number) => void;
  readonly signal?: AbortSignal;
}

/** One family of classifiers: how to train it, and how to wake a trained one. */
export interface ClassifierFamily {
  readonly kind: string;
  /** What the columns of its data sets are. */
  readonly input: ClassifierInput;
  /** The features it does best with, where that is not `as_worn`. */
  readonly profile?: FeatureProfile;
  readonly hyperparameters: readonly Hyperparameter[];
  /**
   * Trains on the given rows of `data` (all when `rows` is omitted). The result depends on data, rows,
   * hyperparameters and seed alone, never on the number of workers.
   */
  train(
    data: Dataset,
    hyperparameters: Readonly<Record<string, number>>,
    context: TrainingContext,
    rows?: Uint32Array,
  ): Promise<Training>;
  /** @throws {Error} when the arrays do not fit together (a damaged artifact). */
  revive(state: ClassifierState): Classifier;
}
