import { answeredSequences, LIVE_HOP_SECONDS, type AnsweredSession } from './answered-sessions.ts';
import { filterSequences, fitSmoothing } from './fit-smoothing.ts';
import { exponential, Smoother } from './smoother.ts';
import { smooth } from './smoothed-sequence.ts';
import { scoreSmoothed } from './smoothing-score.ts';

/**
 * What smoothing makes of live answers, on groups that neither the classifier nor the smoothing saw:
 * windows each `hop_s` through whole sessions, one after the other. See `SmoothingScore`. Plain JSON.
 */
export interface SmoothingReport {
  readonly hop_s: number;
  readonly windows: number;
  readonly macro_f1_raw: number;
  readonly macro_f1_exponential: number;
  readonly macro_f1_smoothed: number;
  readonly false_events_per_rest_hour_raw: number | null;
  readonly false_events_per_rest_hour: number | null;
  readonly recognition_delay_raw_s: number | null;
  readonly recognition_delay_s: number | null;
  readonly recognised_raw: number | null;
  readonly recognised: number | null;
  readonly flickers_per_minute_raw: number;
  readonly flickers_per_minute: number;
}

/**
 * @param prior share of each class in all training windows. Not in those of the fold's classifier: they lack
 * what the fold holds, so that dividing by their shares would give its classes away
 * @param windowMs length of a window
 */
export function reportSmoothing(
  answered: readonly AnsweredSession[],
  classes: readonly string[],
  prior: readonly number[],
  windowMs: number,
): SmoothingReport {
  const sequences = answeredSequences(answered);
  const folds = [...new Set(answered.map(({ fold }) => fold))];
  const filtered = folds.flatMap((fold) => {
    const others = answered.filter((one) => one.fold !== fold);
    const model = fitSmoothing(others, classes, prior);
    return filterSequences(answeredSequences(answered.filter((one) => one.fold === fold)), model);
  });
  const by = (smoother: Smoother) =>
    scoreSmoothed(
      sequences.map((sequence) => smooth(sequence, smoother)),
      classes,
      windowMs,
    );
  const raw = by(new Smoother(1));
  const smoothed = scoreSmoothed(filtered, classes, windowMs);
  return {
    hop_s: LIVE_HOP_SECONDS,
    windows: filtered.reduce((sum, { length }) => sum + length, 0),
    macro_f1_raw: raw.macro_f1,
    macro_f1_exponential: by(exponential(LIVE_HOP_SECONDS)).macro_f1,
    macro_f1_smoothed: smoothed.macro_f1,
    false_events_per_rest_hour_raw: raw.false_events_per_rest_hour,
    false_events_per_rest_hour: smoothed.false_events_per_rest_hour,
    recognition_delay_raw_s: raw.recognition_delay_s,
    recognition_delay_s: smoothed.recognition_delay_s,
    recognised_raw: raw.recognised,
    recognised: smoothed.recognised,
    flickers_per_minute_raw: raw.flickers_per_minute,
    flickers_per_minute: smoothed.flickers_per_minute,
  };
}
