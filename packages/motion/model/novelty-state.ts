import { DamagedArtifact, type ClassifierState, type Dataset } from '../classifiers/index.ts';
import { fitNovelty, ofFeatures, type Novelty } from '../evaluation/index.ts';

/** Beside the classifiers an artifact holds where their training windows lie. */
export const NOVELTY = 'novelty';

/** What an artifact stores of where the training windows lie. */
export function noveltyState(data: Dataset): ClassifierState {
  const rows = Uint32Array.from({ length: data.rows }, (_, row) => row);
  return {
    kind: NOVELTY,
    classes: data.classes,
    features: data.features,
    hyperparameters: {},
    arrays: { ...fitNovelty(data, rows) },
  };
}

/**
 * The same, for a classifier that looks at some of the features.
 * @throws {DamagedArtifact} when it lacks one, or its arrays do not fit together
 */
export function readNovelty(state: ClassifierState, features: readonly string[]): Novelty {
  const { centres, variances, weights } = state.arrays;
  const size = state.classes.length * state.features.length;
  const columns = features.map((name) => state.features.indexOf(name));
  if (
    centres instanceof Float32Array &&
    variances instanceof Float32Array &&
    weights instanceof Float32Array &&
    centres.length === size &&
    variances.length === size &&
    weights.length === state.features.length &&
    !columns.includes(-1)
  ) {
    return ofFeatures({ centres, variances, weights }, columns);
  }
  throw new DamagedArtifact('the model does not say where its training windows lie: train it again');
}
