import {
  encodeArtifact,
  families,
  resolveHyperparameters,
  type ClassifierFamily,
  type Dataset,
  type TrainingContext,
} from '../classifiers/index.ts';
import {
  CannotEvaluate,
  crossValidate,
  defaultGrouping,
  unknownLimit,
  type Calibration,
  type EvaluationReport,
  type Grouping,
  type UnknownLimit,
} from '../evaluation/index.ts';
import { CATALOGUE_VERSION, createExtractor, type FeatureProfile } from '../features/index.ts';
import { sharedFloat32, type Parallel } from '../parallel/index.ts';
import { learnFromLabels } from './fit-smoothing.ts';
import { augmented, turnedCopies } from './augmented.ts';
import {
  CannotTrain,
  countPerClass,
  fingerprint,
  labelledWindows,
  type LabelledSession,
  type LabelledWindows,
} from './labelled-windows.ts';
import { classShares, createLiveTrial } from './live-trial.ts';
import type { ModelHeader } from './model.ts';
import { noveltyState } from './novelty-state.ts';
import type { SequenceModel } from './sequence-model.ts';
import type { SmoothingReport } from './smoothing-report.ts';
import { DEFAULT_WINDOW, type WindowSettings } from './window-settings.ts';

export interface TrainingSettings {
  /** A key of `families`. */
  readonly modelType: string;
  readonly hyperparameters?: Readonly<Record<string, unknown>>;
  readonly window?: WindowSettings;
  /** Which features; default: as worn. */
  readonly profile?: FeatureProfile;
  /** Learn from turned copies of every recording too, by up to so many degrees; 0: none. */
  readonly augmentDegrees?: number;
  /** How windows are kept together while evaluating; see `defaultGrouping`. */
  readonly grouping?: Grouping;
  readonly seed?: number;
  /** Refuse to train on fewer windows. */
  readonly minWindows?: number;
  /** Whether to answer `unknown` when no class fits; default: yes. */
  readonly unknown?: boolean;
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
  readonly profile: FeatureProfile;
  readonly augment_degrees: number;
  readonly classes: Readonly<Record<string, { windows: number; sessions: number; subjects: number }>>;
  readonly magnetometer: boolean;
  /** On groups never seen; null when there is only one. */
  readonly evaluation: EvaluationReport | null;
  /** When the model answers `unknown`; null: never. */
  readonly unknown: UnknownLimit | null;
  /** Why there is no evaluation. */
  readonly evaluation_note: string | null;
  /** What smoothing makes of live answers to those groups; null without them. */
  readonly smoothing: SmoothingReport | null;
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
  const { window = DEFAULT_WINDOW, augmentDegrees = 0, seed = 0 } = settings;
  const family = families[settings.modelType];
  const { profile = family.profile ?? 'as_worn' } = settings;
  const hyperparameters = resolveHyperparameters(family, settings.hyperparameters ?? {});
  const windows = await labelledWindows(sessions, window, parallel, {
    input: family.input,
    profile,
    signal,
    onProgress: (done) => onProgress?.('features', 0.2 * done),
  });
  if (windows.data.rows < (settings.minWindows ?? 2)) {
    throw new CannotTrain(
      `at least ${settings.minWindows} labelled windows are needed, there are ${windows.data.rows}`,
    );
  }
  const context = { seed, parallel, signal };
  const look = { input: family.input, profile, signal };
  const copies = await turnedCopies(sessions, window, parallel, { ...look, degrees: augmentDegrees, seed });
  const learning = augmented(family, windows.data, copies);
  const onEvaluation = (done: number) => onProgress?.('evaluation', 0.2 + 0.65 * done);
  const { sequences, calibration, ...evaluation } = await evaluate(
    sessions,
    windows,
    { family: learning, hyperparameters, window, grouping: settings.grouping, unknown: settings.unknown },
    { ...context, onProgress: onEvaluation },
  );
  const final = await learning.train(windows.data, hyperparameters, {
    ...context,
    onProgress: (done) => onProgress?.('training', 0.85 + 0.1 * done),
  });
  const states = [final.state];
  if (windows.magnetometer) {
    // A device without magnetometer deserves a classifier of its own, not zeros pretending to be data.
    const data = withoutMagnetometer(windows);
    const blindCopies = copies.map((copy) => withoutMagnetometer({ data: copy, shape: windows.shape }));
    const blind = augmented(family, data, blindCopies);
    const plain = await blind.train(data, hyperparameters, context);
    states.push(plain.state);
  }
  if (evaluation.unknown !== null && family.input === 'features') states.push(noveltyState(windows.data));
  const header: ModelHeader = {
    catalogueVersion: CATALOGUE_VERSION,
    window,
    profile,
    seed,
    fingerprint: await fingerprint(windows),
    sequences,
    ...(calibration && { calibration }),
    ...(evaluation.unknown && { unknown: evaluation.unknown }),
  };
  return {
    artifact: encodeArtifact(header, states),
    report: {
      model_type: settings.modelType,
      windows: windows.data.rows,
      features: windows.data.features.length,
      profile,
      augment_degrees: augmentDegrees,
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

interface Evaluated {
  readonly family: ClassifierFamily;
  readonly hyperparameters: Readonly<Record<string, number>>;
  readonly window: WindowSettings;
  readonly grouping?: Grouping;
  readonly unknown?: boolean;
}

type Evaluation = Pick<TrainingReport, 'evaluation' | 'evaluation_note' | 'smoothing' | 'unknown'> & {
  readonly sequences: SequenceModel;
  readonly calibration: Calibration | null;
};

async function evaluate(
  sessions: readonly LabelledSession[],
  windows: LabelledWindows,
  { family, hyperparameters, window, grouping, unknown = true }: Evaluated,
  context: TrainingContext,
): Promise<Evaluation> {
  const { data, origins } = windows;
  const by = grouping ?? defaultGrouping(origins);
  const { parallel, signal } = context;
  try {
    const trial = createLiveTrial(sessions, windows, { window, grouping: by, parallel, signal });
    const validation = await crossValidate(data, origins, by, family, hyperparameters, {
      ...context,
      onFold: trial.onFold,
    });
    return {
      evaluation: validation.report,
      evaluation_note: null,
      unknown: unknown ? unknownLimit(validation) : null,
      calibration: validation.calibration.all,
      ...trial.result(validation.calibration),
    };
  } catch (error) {
    if (!(error instanceof CannotEvaluate)) throw error;
    const sequences = learnFromLabels(sessions, data.classes, classShares(data));
    const nothing = { evaluation: null, smoothing: null, unknown: null, calibration: null };
    return { ...nothing, evaluation_note: error.message, sequences };
  }
}

/** The same rows with the magnetometer's columns left out. */
function withoutMagnetometer({ data, shape }: Pick<LabelledWindows, 'data' | 'shape'>): Dataset {
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
