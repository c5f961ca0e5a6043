import { confusion, scores } from '../evaluation/index.ts';
import { LIVE_HOP_SECONDS, type AnsweredSession } from './answered-sessions.ts';
import { isRest } from './rest.ts';
import type { SmoothedWindow } from './smoothed-sequence.ts';

/** How answers that follow one another do. Plain JSON. */
export interface SmoothingScore {
  /** By what lies at the middle of each window; windows with no label there are not judged. */
  readonly macro_f1: number;
  /** How often in an hour of rest the answer turns to an exercise; null where no rest is labelled. */
  readonly false_events_per_rest_hour: number | null;
  /** Median from the start of a new exercise to its first right answer, s; null when most have none. */
  readonly recognition_delay_s: number | null;
  /** Share of new exercises recognised before they end; null without any. */
  readonly recognised: number | null;
  /** How often in a minute the answer changes within one label, where it never should. */
  readonly flickers_per_minute: number;
}

/**
 * @param sequences what came of each sequence
 * @param windowMs length of a window
 */
export function scoreSmoothed(
  sequences: readonly (readonly SmoothedWindow[])[],
  classes: readonly string[],
  windowMs: number,
): SmoothingScore {
  const windows = sequences.flat();
  const labelled = windows.filter(({ within }) => within >= 0);
  const resting = labelled.filter(({ within }) => isRest(classes[within]));
  const falseEvents = resting.filter((window) => turned(window) && !isRest(classes[window.answer]));
  const delays = sequences
    .flatMap((sequence) => recognitionDelays(sequence, classes, windowMs))
    .sort((a, b) => a - b);
  const median = delays.at((delays.length - 1) >> 1) ?? Infinity;
  return {
    macro_f1: macroF1(windows, classes),
    false_events_per_rest_hour: perWindow(falseEvents, resting, 3600),
    recognition_delay_s: median === Infinity ? null : median / 1000,
    recognised: delays.length === 0 ? null : delays.filter(Number.isFinite).length / delays.length,
    flickers_per_minute: perWindow(labelled.filter(turned), labelled, 60) ?? 0,
  };
}

export function macroF1(windows: readonly SmoothedWindow[], classes: readonly string[]): number {
  const judged = windows.filter(({ truth }) => truth >= 0);
  const truth = judged.map((window) => window.truth);
  const answers = judged.map(({ answer }) => answer);
  return scores(confusion(classes, truth, answers)).macroF1;
}

function turned({ before, answer }: SmoothedWindow): boolean {
  return before !== null && before !== answer;
}

function perWindow(events: readonly unknown[], windows: readonly unknown[], seconds: number): number | null {
  return windows.length === 0 ? null : (events.length * seconds) / (windows.length * LIVE_HOP_SECONDS);
}

/** For every exercise that is not the one before, ms from its start to its first right answer; Infinity without. */
function recognitionDelays(
  sequence: readonly SmoothedWindow[],
  classes: readonly string[],
  windowMs: number,
): number[] {
  const sessions = Map.groupBy(sequence, ({ session }) => session);
  let last = -1;
  return [...sessions].flatMap(([{ bouts }, windows]: [AnsweredSession, SmoothedWindow[]]) =>
    bouts.flatMap((bout) => {
      const isNew = bout.class !== last && !isRest(classes[bout.class]);
      last = bout.class;
      const during = windows.filter(
        ({ start }) => start + windowMs > bout.startTime && start + windowMs / 2 <= bout.endTime,
      );
      // One too short to ever fill half a window cannot be recognised by anybody.
      if (!isNew || !during.some(({ truth }) => truth === bout.class)) return [];
      const first = during.find(({ answer }) => answer === bout.class);
      return [first === undefined ? Infinity : first.start + windowMs - bout.startTime];
    }),
  );
}
