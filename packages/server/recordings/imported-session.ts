import type { RecordedSession } from '@progo/motion/recordings';
import type { ImportedSession, Run } from '../store/store.ts';
import { spanOf } from './place-sessions.ts';

/** Readings of one chunk. */
const CHUNK = 2048;

/** A session of a file as the store takes it, its times moved by `shift` (ms). */
export function importedSession(recorded: RecordedSession, deviceId: string, shift: number): ImportedSession {
  const { start, end } = spanOf(recorded);
  const at = (time: number) => Math.round((time + shift) * 1000) / 1000;
  return {
    session: {
      deviceId,
      exerciseType: recorded.exerciseType ?? null,
      subject: orNull(recorded.subject),
      name: orNull(recorded.name),
      notes: recorded.notes ?? null,
      startTime: at(recorded.startTime ?? start),
      // An open session would catch whatever the device sends next.
      endTime: at(recorded.endTime ?? end),
    },
    batches: [...batchesOf(recorded, at)],
    labels: recorded.labels.map((label) => ({
      startTime: at(label.startTime),
      endTime: at(label.endTime),
      exerciseType: label.label,
      repetitions: label.repetitions ?? null,
      qualityScore: label.qualityScore ?? null,
      labeledBy: label.labeledBy ?? null,
    })),
  };
}

function* batchesOf(
  { recording: { times, axes }, temperature, exerciseTypes }: RecordedSession,
  at: (time: number) => number,
): Generator<ImportedSession['batches'][number]> {
  for (let start = 0; start < times.length; start += CHUNK) {
    const end = Math.min(start + CHUNK, times.length);
    yield {
      times: times.slice(start, end).map(at),
      axes: axes.map((axis) => axis.subarray(start, end)),
      temperature: temperature?.subarray(start, end) ?? null,
      exerciseTypes: exerciseTypes && runsBetween(exerciseTypes, start, end),
    };
  }
}

/** The part of run-length coded texts that covers positions [start, end). */
function runsBetween(runs: readonly Run[], start: number, end: number): Run[] {
  const found: Run[] = [];
  let from = 0;
  for (const { value, count } of runs) {
    const inside = Math.min(from + count, end) - Math.max(from, start);
    if (inside > 0) found.push({ value, count: inside });
    from += count;
  }
  return found;
}

function orNull(text: string): string | null {
  return text === '' ? null : text;
}
