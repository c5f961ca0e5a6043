import type { RecordedSession } from '@progo/motion/recordings';

/** Times before this count from the start of the session; no device recorded before 2000. */
const EARLIEST_UNIX_MS = Date.UTC(2000, 0, 1);
/** Between two sessions laid one after the other, ms. */
const PAUSE_MS = 60_000;

/** When a session happened, ms, both ends inclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export function spanOf({ recording: { times }, startTime, endTime }: RecordedSession): Span {
  return {
    start: Math.min(times[0], startTime ?? Infinity),
    end: Math.max(times[times.length - 1], endTime ?? -Infinity),
  };
}

/** Whether the times of a session count from its start instead of from 1970. */
export function isRelative({ recording }: RecordedSession): boolean {
  return recording.times[0] < EARLIEST_UNIX_MS;
}

/**
 * Where sessions without a date come to lie: one after the other, a minute apart.
 *
 * @param start when the first begins, ms; null: so that the last ends `latestEnd`
 * @returns what to add to the times of each, whole ms
 */
export function placeSessions(
  sessions: readonly RecordedSession[],
  start: number | null,
  latestEnd: number,
): number[] {
  const spans = sessions.map(spanOf);
  const lengths = spans.map((span) => Math.ceil(span.end - span.start) + PAUSE_MS);
  const total = lengths.reduce((sum, length) => sum + length, 0) - PAUSE_MS;
  let at = Math.floor(start ?? latestEnd - total);
  return spans.map((span, i) => {
    const shift = at - Math.floor(span.start);
    at += lengths[i];
    return shift;
  });
}
