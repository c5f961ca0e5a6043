import type { Classifier, Dataset } from '../classifiers/index.ts';
import {
  calibrate,
  groupsOf,
  sessionKey,
  type FittedCalibration,
  type Grouping,
} from '../evaluation/index.ts';
import type { Parallel } from '../parallel/index.ts';
import { answerSession, type AnsweredSession } from './answered-sessions.ts';
import { fitSmoothing } from './fit-smoothing.ts';
import type { LabelledSession, LabelledWindows } from './labelled-windows.ts';
import type { SequenceModel } from './sequence-model.ts';
import { reportSmoothing, type SmoothingReport } from './smoothing-report.ts';
import type { WindowSettings } from './window-settings.ts';

/**
 * Lets each model of a cross-validation answer the sessions it never saw as the live path would: every
 * window, labelled or not, a second apart. See `onFold`.
 */
export interface LiveTrial {
  readonly onFold: (classifier: Classifier, fold: number, groups: ReadonlySet<string>) => Promise<void>;
  /** After the last fold. @param calibration of the same cross-validation */
  readonly result: (calibration: FittedCalibration) => LiveTrialResult;
}

interface LiveTrialResult {
  readonly smoothing: SmoothingReport;
  /** Learnt from all sessions. */
  readonly sequences: SequenceModel;
}

interface LiveTrialSettings {
  readonly window: WindowSettings;
  readonly grouping: Grouping;
  readonly parallel: Parallel;
  readonly signal?: AbortSignal;
}

/**
 * @param sessions those the windows come from
 * @param windows what is cross-validated
 */
export function createLiveTrial(
  sessions: readonly LabelledSession[],
  { data, origins, shape }: LabelledWindows,
  { window, grouping, parallel, signal }: LiveTrialSettings,
): LiveTrial {
  const { classes } = data;
  const context = { window, shape, parallel, signal };
  const answered: AnsweredSession[] = [];
  const keys = new Set(origins.map(sessionKey));
  const asked = sessions.filter((session) => keys.has(sessionKey(session)));
  const groups = groupsOf(asked, grouping);
  return {
    async onFold(classifier, fold, tested) {
      for (const [i, session] of asked.entries()) {
        if (!tested.has(groups[i])) continue;
        answered.push(await answerSession(session, fold, classifier, classes, context));
      }
    },
    result(calibration) {
      const told = answered.map((one) => calibrated(one, calibration));
      const prior = classShares(data);
      return {
        smoothing: reportSmoothing(told, classes, prior, 1000 * window.seconds),
        sequences: fitSmoothing(told, classes, prior),
      };
    },
  };
}

/** Each session's answers as its fold's model would give them, calibrated by the other folds. */
function calibrated(answered: AnsweredSession, { withoutFold }: FittedCalibration): AnsweredSession {
  const probabilities = answered.probabilities.slice();
  const size = probabilities.length / answered.startTimes.length;
  for (let at = 0; at < probabilities.length; at += size) {
    calibrate(probabilities.subarray(at, at + size), withoutFold[answered.fold]);
  }
  return { ...answered, probabilities };
}

/** The share of each class among the rows, none quite 0: one more row of each is taken for granted. */
export function classShares({ classes, labels }: Pick<Dataset, 'classes' | 'labels'>): number[] {
  const counts = classes.map(() => 1);
  for (const label of labels) counts[label]++;
  return counts.map((count) => count / (labels.length + classes.length));
}
