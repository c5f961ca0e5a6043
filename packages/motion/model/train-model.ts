import {
  encodeArtifact,
  families,
  resolveHyperparameters,
  type ClassifierFamily,
  type Dataset,
} from '../classifiers/index.ts';
import {
  CannotEvaluate,
  crossValidate,
  defaultGrouping,
  type EvaluationReport,
  type Grouping,
} from '../evaluation/index.ts';
import { CATALOGUE_VERSION, createExtractor } from '../features/index.ts';
import { sharedFloat32, type Parallel } from '../parallel/index.ts';
import {
  CannotTrain,
  countPerClass,
  fingerprint,
  labelledWindows,
  type LabelledSession,
  type LabelledWindows,
} from './labelled-windows.ts';
import type { ModelHeader } from './model.ts';
import { DEFAULT_WINDOW, windowSamples, type WindowSettings } from './window-settings.ts';

export interface TrainingSettings {
  /** A key of `families`. */
  readonly modelType: string;
  readonly hyperparameters?: Readonly<Record<string, unknown>>;
  readonly window?: WindowSettings;
  /** How windows are kept together while evaluating; see `defaultGrouping`. */
  readonly grouping?: Grouping;
  readonly seed?: number;
  /** Refuse to train on fewer windows. */
  readonly minWindows?: number;
}

export interface TrainingRun {
  readonly parallel: Parallel;
  readonly signal?: AbortSignal;
  /** Told the stage and the fraction of the whole, 0 to 1. */
  readonly onProgress?: (stage: TrainingStage, fraction: number) => void;
}

export type TrainingStage = 'features' | 'evaluation' | 'training';

/** What came of a training, plain JSON, stored with the model. */
export interface TrainingReport {
  readonly model_type: string;
  readonly windows: number;
  readonly features: number;
  readonly classes: Readonly<Record<string, { windows: number; sessions: number; subjects: number }>>;
  readonly magnetometer: boolean;
  /** On groups never seen; null when there is only one. */
  readonly evaluation: EvaluationReport | null;
  /** Why there is no evaluation. */
  readonly evaluation_note: string | null;
  readonly out_of_bag_accuracy: number | null;
  /** Share of impurity decrease a feature, largest first. */
  readonly importance: readonly { readonly feature: string; readonly importance: number }[];
  readonly fingerprint: string;
  readonly seed: number;
  readonly hyperparameters: Readonly<Record<string, number>>;
  readonly duration_ms: number;
}

export interface TrainedModel {
  readonly artifact: Uint8Array;
  readonly report: TrainingReport;
}

/**
 * From labelled sessions to a model: features, evaluation on unseen groups, then training on everything.
 * The artifact's bytes depend on data, settings and seed alone.
 *
 * @throws {CannotTrain} when there is too little to learn from
 * @throws {InvalidHyperparameter} naming it
 */
export async function trainModel(
  sessions: readonly LabelledSession[],
  settings: TrainingSettings,
  { parallel, signal, onProgress }: TrainingRun,
): Promise<TrainedModel> {
  const started = performance.now();
  const { window = DEFAULT_WINDOW, seed = 0 } = settings;
  const family = families[settings.modelType];
  const hyperparameters = resolveHyperparameters(family, settings.hyperparameters ?? {});
  const windows = await labelledWindows(sessions, window, parallel, {
    input: family.input,
    signal,
    onProgress: (done) => onProgress?.('features', 0.2 * done),
  });
  if (windows.data.rows < (settings.minWindows ?? 2)) {
    throw new CannotTrain(
      `at least ${settings.minWindows} labelled windows are needed, there are ${windows.data.rows}`,
    );
  }
  const context = { seed, parallel, signal };
  const evaluation = await evaluate(windows, settings.grouping, family, hyperparameters, {
    ...context,
    onProgress: (done) => onProgress?.('evaluation', 0.2 + 0.65 * done),
  });
  const final = await family.train(windows.data, hyperparameters, {
    ...context,
    onProgress: (done) => onProgress?.('training', 0.85 + 0.1 * done),
  });
  const states = [final.state];
  if (windows.magnetometer) {
    // A device without magnetometer deserves a classifier of its own, not zeros pretending to be data.
    const plain = await family.train(
      withoutMagnetometer(windows.data, window, family),
      hyperparameters,
      context,
    );
    states.push(plain.state);
  }
  const header: ModelHeader = {
    catalogueVersion: CATALOGUE_VERSION,
    window,
    seed,
    fingerprint: await fingerprint(windows),
  };
  return {
    artifact: encodeArtifact(header, states),
    report: {
      model_type: settings.modelType,
      windows: windows.data.rows,
      features: windows.data.features.length,
      classes: countPerClass(windows),
      magnetometer: windows.magnetometer,
      ...evaluation,
      out_of_bag_accuracy: final.outOfBagAccuracy,
      importance: rankedImportance(windows.data.features, final.importance),
      fingerprint: header.fingerprint,
      seed,
      hyperparameters,
      duration_ms: performance.now() - started,
    },
  };
}

async function evaluate(
  { data, origins }: LabelledWindows,
  grouping: Grouping | undefined,
  family: ClassifierFamily,
  hyperparameters: Readonly<Record<string, number>>,
  context: Parameters<ClassifierFamily['train']>[2],
): Promise<Pick<TrainingReport, 'evaluation' | 'evaluation_note'>> {
  try {
    const by = grouping ?? defaultGrouping(origins);
    const evaluation = await crossValidate(data, origins, by, family, hyperparameters, context);
    return { evaluation, evaluation_note: null };
  } catch (error) {
    if (!(error instanceof CannotEvaluate)) throw error;
    return { evaluation: null, evaluation_note: error.message };
  }
}

/** The same rows with the magnetometer's columns left out. */
function withoutMagnetometer(data: Dataset, window: WindowSettings, { input }: ClassifierFamily): Dataset {
  const shape = { rateHz: window.rateHz, samples: windowSamples(window), magnetometer: true, input };
  const kept = createExtractor(shape).features.flatMap((feature, column) =>
    feature.needsMagnetometer ? [] : [column],
  );
  const values = sharedFloat32(data.rows * kept.length);
  for (let row = 0; row < data.rows; row++) {
    kept.forEach((column, at) => {
      values[row * kept.length + at] = data.values[row * data.features.length + column];
    });
  }
  return { ...data, values, features: kept.map((column) => data.features[column]) };
}

function rankedImportance(
  features: readonly string[],
  importance: Float64Array,
): TrainingReport['importance'] {
  return features
    .map((feature, i) => ({ feature, importance: importance[i] ?? 0 }))
    .sort((a, b) => b.importance - a.importance);
}
