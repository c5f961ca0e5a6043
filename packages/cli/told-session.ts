import { indexOfLargest } from '@progo/motion/evaluation';
import { classifyRecording, Smoother, type Model } from '@progo/motion/model';
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
  readonly exercise: string;
  readonly confidence: number;
}

/** A stretch told to be one exercise, in seconds since the session's first reading. */
interface Run {
  readonly exercise: string;
  readonly from_seconds: number;
  readonly to_seconds: number;
  /** Mean over its windows. */
  readonly confidence: number;
}

/** Weight of the newest window, as the server's LIVE_SMOOTHING has it unless set otherwise. */
const SMOOTHING = 0.5;

export function tellSession(
  model: Model,
  { name, subject, recording }: RecordedSession,
  hopSeconds: number,
): ToldSession {
  const windows = smoothed(model, recording, hopSeconds);
  return { session: name, subject, windows, runs: runsOf(windows, recording.times[0]) };
}

function smoothed(model: Model, recording: RecordedSession['recording'], hopSeconds: number): ToldWindow[] {
  const smoother = new Smoother(SMOOTHING);
  const windows: ToldWindow[] = [];
  let due = -Infinity;
  for (const { startTime, endTime, probabilities } of classifyRecording(model, recording, hopSeconds)) {
    // What was before a gap says nothing about what comes after it.
    if (startTime > due + 1) smoother.reset();
    due = startTime + hopSeconds * 1000;
    const smooth = smoother.add(probabilities);
    const best = indexOfLargest(smooth);
    const answer = { exercise: model.classes[best], confidence: smooth[best] };
    windows.push({ start_ms: startTime, end_ms: endTime, ...answer });
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
