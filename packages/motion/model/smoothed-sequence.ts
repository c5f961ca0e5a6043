import { indexOfLargest } from '../evaluation/index.ts';
import { LIVE_HOP_SECONDS, type AnsweredSession } from './answered-sessions.ts';
import type { Smoothing } from './smoothing.ts';

/** A window of a sequence after smoothing. */
export interface SmoothedWindow {
  readonly session: AnsweredSession;
  /** ms */
  readonly start: number;
  /** See `AnsweredSession`. */
  readonly truth: number;
  readonly within: number;
  /** The likeliest class. */
  readonly answer: number;
  /** The answer of the window before; null for the first of a sequence or after a pause. */
  readonly before: number | null;
  readonly probabilities: Float64Array;
}

/** Runs a sequence through a smoothing, which forgets what came before when a session has a pause. */
export function smooth(sequence: readonly AnsweredSession[], smoothing: Smoothing): SmoothedWindow[] {
  const windows: SmoothedWindow[] = [];
  let before: number | null = null;
  smoothing.reset();
  for (const session of sequence) {
    const { startTimes, truth, within } = session;
    const size = session.probabilities.length / startTimes.length;
    startTimes.forEach((start, i) => {
      if (i > 0 && start - startTimes[i - 1] > LIVE_HOP_SECONDS * 1000 + 1) {
        smoothing.reset();
        before = null;
      }
      const raw = session.probabilities.subarray(i * size, (i + 1) * size);
      const probabilities = smoothing.add(raw).slice();
      const answer = indexOfLargest(probabilities);
      windows.push({ session, start, truth: truth[i], within: within[i], answer, before, probabilities });
      before = answer;
    });
  }
  return windows;
}
