import { families, resolveHyperparameters } from '../classifiers/index.ts';
import {
  createRotationTrial,
  crossValidate,
  defaultGrouping,
  leaveClassesOut,
  type EvaluationReport,
  type Grouping,
  type RotationReport,
  type UnknownReport,
} from '../evaluation/index.ts';
import type { FeatureProfile } from '../features/index.ts';
import type { Parallel } from '../parallel/index.ts';
import { augmented, turnedCopies } from './augmented.ts';
import { labelledWindows, type LabelledSession } from './labelled-windows.ts';
import { createLiveTrial } from './live-trial.ts';
import type { SmoothingReport } from './smoothing-report.ts';
import { turnedSessions } from './turned-sessions.ts';
import { DEFAULT_WINDOW, type WindowSettings } from './window-settings.ts';

export interface EvaluationSettings {
  /** A key of `families`. */
  readonly modelType: string;
  readonly hyperparameters?: Readonly<Record<string, unknown>>;
  readonly window?: WindowSettings;
  /** Default: what the family does best with. */
  readonly profile?: FeatureProfile;
  readonly grouping?: Grouping;
  /** Learn from copies turned by up to so many degrees too. */
  readonly augmentDegrees?: number;
  /** Also ask about every test recording turned by up to so many degrees. */
  readonly rotateDegrees?: number;
  /** Also leave one class after the other out, to see how it is refused. */
  readonly leaveClassesOut?: boolean;
  readonly seed?: number;
}

export interface EvaluationRun {
  readonly parallel: Parallel;
  /** Told the stage and the fraction of the whole, 0 to 1. */
  readonly onProgress?: (fraction: number, stage: string) => void;
}

/** What a model does on groups it never saw, and what it was made from. Plain JSON. */
export interface ModelEvaluation extends EvaluationReport {
  readonly model: string;
  readonly profile: FeatureProfile;
  readonly augment_degrees: number;
  readonly seed: number;
  /** What smoothing makes of live answers to the same groups. */
  readonly smoothing: SmoothingReport;
  /** When asked for. */
  readonly rotated?: RotationReport;
  readonly unknown?: UnknownReport;
  readonly settings: WindowSettings & { readonly hyperparameters: Readonly<Record<string, number>> };
}

/**
 * Windows of labelled sessions, told by models that never saw their group.
 *
 * @throws {CannotTrain | CannotEvaluate | InvalidGrouping | InvalidHyperparameter} with the reason for a person
 */
export async function evaluateModel(
  sessions: readonly LabelledSession[],
  settings: EvaluationSettings,
  { parallel, onProgress }: EvaluationRun,
): Promise<ModelEvaluation> {
  const family = families[settings.modelType];
  const { window = DEFAULT_WINDOW, augmentDegrees = 0, seed = 0 } = settings;
  const { profile = family.profile ?? 'as_worn' } = settings;
  const hyperparameters = resolveHyperparameters(family, settings.hyperparameters ?? {});
  const look = { input: family.input, profile };
  const windows = await labelledWindows(sessions, window, parallel, {
    ...look,
    onProgress: (done) => onProgress?.(0.2 * done, 'features'),
  });
  const { data, origins } = windows;
  const grouping = settings.grouping ?? defaultGrouping(origins);
  const copies = await turnedCopies(sessions, window, parallel, { ...look, degrees: augmentDegrees, seed });
  const learning = augmented(family, data, copies);
  const live = createLiveTrial(sessions, windows, { window, grouping, parallel });
  const turned = async (degrees: number) =>
    (await labelledWindows(turnedSessions(sessions, { seed, degrees }), window, parallel, look)).data;
  const trial =
    settings.rotateDegrees === undefined
      ? null
      : createRotationTrial(await turned(settings.rotateDegrees), origins, grouping);
  const share = settings.leaveClassesOut ? 0.4 : 0.8;
  const validation = await crossValidate(data, origins, grouping, learning, hyperparameters, {
    ...{ seed, parallel },
    onFold: async (classifier, fold, groups) => {
      await trial?.onFold(classifier, fold, groups);
      await live.onFold(classifier, fold, groups);
    },
    onProgress: (done) => onProgress?.(0.2 + share * done, 'evaluation'),
  });
  const unknown = settings.leaveClassesOut
    ? await leaveClassesOut(data, validation, learning, hyperparameters, {
        ...{ seed, parallel },
        onProgress: (done) => onProgress?.(0.6 + 0.4 * done, 'unknown exercises'),
      })
    : null;
  return {
    ...validation.report,
    smoothing: live.result(validation.calibration).smoothing,
    ...(trial && { rotated: trial.report(validation.report) }),
    ...(unknown && { unknown }),
    model: settings.modelType,
    profile,
    augment_degrees: augmentDegrees,
    seed,
    settings: { ...window, hyperparameters },
  };
}
