import { indexOfLargest, UNKNOWN } from '@progo/motion/evaluation';
import { classifyRecording, createSmoothing, UnknownVote, type Model } from '@progo/motion/model';
import type { RecordedSession } from '@progo/motion/recordings';

/** What a model tells of a session. */
export interface ToldSession {
  readonly session: string;
  readonly subject: string;
  readonly windows: readonly ToldWindow[];
  readonly runs: readonly Run[];
}

/** Times in ms, as in the file. */
interface ToldWindow {
  readonly start_ms: number;
  readonly end_ms: number;
  /** Smoothed over successive windows. */
  readonly exercise: string;
  readonly confidence: number;
  /** Of this window alone. */
  readonly raw_exercise: string;
  readonly raw_confidence: number;
}

/** A stretch told to be one exercise, in seconds since the session's first reading. */
interface Run {
  readonly exercise: string;
  readonly from_seconds: number;
  readonly to_seconds: number;
  /** Mean over its windows. */
  readonly confidence: number;
}

export function tellSession(
  model: Model,
  { name, subject, recording }: RecordedSession,
  hopSeconds: number,
): ToldSession {
  const windows = smoothed(model, recording, hopSeconds);
  return { session: name, subject, windows, runs: runsOf(windows, recording.times[0]) };
}

function smoothed(model: Model, recording: RecordedSession['recording'], hopSeconds: number): ToldWindow[] {
  // As the server's LIVE_SMOOTHING has it unless set otherwise.
  const smoothing = createSmoothing('hmm', model, hopSeconds);
  const vote = new UnknownVote();
  const windows: ToldWindow[] = [];
  let due = -Infinity;
  for (const window of classifyRecording(model, recording, hopSeconds)) {
    const { startTime, endTime, probabilities } = window;
    // What was before a gap says nothing about what comes after it.
    if (startTime > due + 1) {
      smoothing.reset();
      vote.reset();
    }
    due = startTime + hopSeconds * 1000;
    const smooth = smoothing.add(probabilities);
    const best = indexOfLargest(smooth);
    const answer = {
      exercise: vote.add(window.unknown) ? UNKNOWN : model.classes[best],
      confidence: smooth[best],
    };
    const raw = { raw_exercise: window.exercise, raw_confidence: window.confidence };
    windows.push({ start_ms: startTime, end_ms: endTime, ...answer, ...raw });
  }
  return windows;
}

/** Joins neighbours that say the same. A window speaks for what the one before has not covered. */
function runsOf(windows: readonly ToldWindow[], origin: number): Run[] {
  const runs: { exercise: string; from: number; to: number; sum: number; count: number }[] = [];
  for (const { start_ms, end_ms, exercise, confidence } of windows) {
    const last = runs.at(-1);
    if (last?.exercise === exercise && start_ms <= last.to) {
      last.to = end_ms;
      last.sum += confidence;
      last.count++;
    } else {
      runs.push({
        exercise,
        from: Math.max(start_ms, last?.to ?? -Infinity),
        to: end_ms,
        sum: confidence,
        count: 1,
      });
    }
  }
  return runs.map(({ exercise, from, to, sum, count }) => ({
    exercise,
    from_seconds: (from - origin) / 1000,
    to_seconds: (to - origin) / 1000,
    confidence: sum / count,
  }));
}
