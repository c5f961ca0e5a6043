import type { RecordedSession } from '@progo/motion/recordings';
import type { Batch } from './virtual-device.ts';

/** The sessions of one device, to be played one after the other. */
export interface Track {
  readonly deviceId: string;
  readonly sessions: readonly RecordedSession[];
}

/** Between two sessions of a device: long enough for no window to span both, ms. */
export const PAUSE_MS = 2000;

/** One track a device; a file that names no devices has one a person. */
export function tracksOf(sessions: readonly RecordedSession[]): Track[] {
  const byDevice = Map.groupBy(
    sessions.filter(({ recording }) => recording.times.length > 0),
    ({ deviceId, subject }) => deviceId ?? `replay-${subject === '' ? 'unnamed' : subject}`,
  );
  return [...byDevice].map(([deviceId, own]) => ({ deviceId, sessions: own }));
}

/** A session in the pieces a device would send: `batchMs` long, all readings of a piece of one exercise type. */
export function* batchesOf(
  {
    recording,
    temperature,
    exerciseTypes,
  }: Pick<RecordedSession, 'recording' | 'temperature' | 'exerciseTypes'>,
  batchMs: number,
): Generator<Batch> {
  const { times, axes } = recording;
  const runs = exerciseTypes ?? [{ value: null, count: times.length }];
  let start = 0;
  let runEnd = 0;
  for (const { value, count } of runs) {
    runEnd += count;
    while (start < runEnd) {
      let end = start + 1;
      while (end < runEnd && times[end] - times[start] < batchMs) end++;
      yield {
        times: times.subarray(start, end),
        axes: axes.map((axis) => axis.subarray(start, end)),
        temperature: temperature?.subarray(start, end),
        exerciseType: value,
      };
      start = end;
    }
  }
}
