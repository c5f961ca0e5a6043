import type { Classifier } from '../classifiers/index.ts';
import type { WindowShape } from '../features/index.ts';
import type { Parallel } from '../parallel/index.ts';
import { resample, segments, windowStarts } from '../signal/index.ts';
import { windowTasks, type LabelledSession } from './labelled-windows.ts';
import { boutsOf, recordedOrder } from './recorded-order.ts';
import type { Bout } from './sequence-model.ts';
import { windowSamples, type WindowSettings } from './window-settings.ts';

/** A session's windows as the live path sees them, each answered by a model that never saw its group. */
export interface AnsweredSession {
  readonly session: LabelledSession;
  /** The fold that left the session out. */
  readonly fold: number;
  readonly bouts: readonly Bout[];
  /** Start of each window, ms, ascending. */
  readonly startTimes: Float64Array;
  /** Row-major, windows × classes. */
  readonly probabilities: Float64Array;
  /** The class at the middle of each window, -1 where nothing is labelled. */
  readonly truth: Int16Array;
  /** The class of the label in which the whole window lies, -1 where there is none. */
  readonly within: Int16Array;
}

export interface AnswerContext {
  readonly window: WindowSettings;
  /** What the classifier looks at. */
  readonly shape: WindowShape;
  readonly parallel: Parallel;
  readonly signal?: AbortSignal;
}

/** Seconds between two windows, as live unless set otherwise. */
export const LIVE_HOP_SECONDS = 1;
/** A reading early or late does not take a window out of its label, ms. */
const TOLERANCE_MS = 21;

/** Lets a classifier answer every window of a session, labelled or not, a live hop apart. */
export async function answerSession(
  session: LabelledSession,
  fold: number,
  classifier: Classifier,
  classes: readonly string[],
  { window, shape, parallel, signal }: AnswerContext,
): Promise<AnsweredSession> {
  const hop = Math.max(1, Math.round(LIVE_HOP_SECONDS * window.rateHz));
  const pieces = segments(session.recording, window.gapLimitMs).map((segment) => {
    const grid = resample(segment, window.rateHz, window.gapLimitMs);
    return { grid, starts: windowStarts(grid.length, windowSamples(window), hop) };
  });
  const inputs = pieces.flatMap((piece) => windowTasks(piece, shape));
  const blocks = await parallel.run('extractWindows', inputs, { signal });
  const startTimes = Float64Array.from(
    pieces.flatMap(({ grid, starts }) =>
      starts.map((start) => grid.startTime + (start * 1000) / grid.rateHz),
    ),
  );
  const bouts = boutsOf(session, classes);
  const classWhere = (holds: (bout: Bout, start: number) => boolean) =>
    Int16Array.from(startTimes, (start) => bouts.find((bout) => holds(bout, start))?.class ?? -1);
  const windowMs = window.seconds * 1000;
  return {
    session,
    fold,
    bouts,
    startTimes,
    probabilities: Float64Array.from(blocks.flatMap((block) => answersTo(block, classifier, classes))),
    truth: classWhere(
      ({ startTime, endTime }, start) => startTime <= start + windowMs / 2 && start + windowMs / 2 <= endTime,
    ),
    within: classWhere(
      ({ startTime, endTime }, start) =>
        startTime <= start + TOLERANCE_MS && start + windowMs <= endTime + 2 * TOLERANCE_MS,
    ),
  };
}

/** Class by class of the data set: a fold may have trained without some. */
function answersTo(block: Float32Array, classifier: Classifier, classes: readonly string[]): number[] {
  const width = classifier.features.length;
  const columns = classes.map((name) => classifier.classes.indexOf(name));
  const probabilities = new Float64Array(classifier.classes.length);
  const answers: number[] = [];
  for (let at = 0; at < block.length; at += width) {
    classifier.predict(block, at, probabilities);
    for (const column of columns) answers.push(column < 0 ? 0 : probabilities[column]);
  }
  return answers;
}

/**
 * Sessions of one person and one fold, one after the other in the order of recording, as if the device
 * had gone on sending in between: harder for a smoothing than beginning anew with each.
 */
export function answeredSequences(answered: readonly AnsweredSession[]): AnsweredSession[][] {
  const bySession = new Map(answered.map((one) => [one.session, one]));
  const folds = Map.groupBy(answered, ({ fold }) => fold);
  return [...folds.values()].flatMap((inFold) =>
    recordedOrder(inFold.map(({ session }) => session)).map(({ sessions }) =>
      sessions.flatMap((session) => bySession.get(session) ?? []),
    ),
  );
}
