import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { readRecordings } from '@progo/files';
import type { LabelledSession } from '@progo/motion/model';
import type { LabelInterval, RecordedSession, TextRun } from '@progo/motion/recordings';
import { CannotDo } from './terminal/failure.ts';
import type { Terminal } from './terminal/terminal.ts';

/** Which part of a file is wanted; what is left out does not restrict. */
export interface Choice {
  readonly subject?: readonly string[];
  readonly labels?: readonly string[];
}

/** The bytes of a file, or of standard input for `-`, and how many there are if that is known. */
export async function openFile(
  { stdin }: Pick<Terminal, 'stdin'>,
  file: string,
): Promise<{ bytes: AsyncIterable<Uint8Array>; size: number | null }> {
  if (file === '-') return { bytes: stdin, size: null };
  const found = await stat(file);
  if (found.isDirectory()) throw new CannotDo(`${file} is a folder: name a file of recordings`);
  const { size } = found;
  return { bytes: createReadStream(file), size };
}

/**
 * The sessions of a file with the labels they go by: their own; without any, the exercises their readings
 * carry; without those, the exercise of the whole session.
 *
 * @throws {CannotDo} when nothing of the file is wanted
 */
export async function readSessions(
  terminal: Pick<Terminal, 'stdin'>,
  file: string,
  { subject, labels }: Choice = {},
  onProgress?: (fraction: number) => void,
): Promise<RecordedSession[]> {
  const { bytes, size } = await openFile(terminal, file);
  const all = await readRecordings(bytes, {
    onProgress: (read) => size !== null && onProgress?.(read / size),
  });
  const sessions = all
    .filter((session) => subject?.includes(session.subject) ?? true)
    .map((session) => ({
      ...session,
      labels: labelsOf(session).filter(({ label }) => labels?.includes(label) ?? true),
    }))
    .filter((session) => labels === undefined || session.labels.length > 0);
  if (sessions.length > 0) return sessions;
  const people = [...new Set(all.map((session) => session.subject))].join(', ');
  const exercises = [...new Set(all.flatMap((session) => labelsOf(session).map(({ label }) => label)))];
  throw new CannotDo(
    `nothing of ${file} is wanted: its subjects are ${people || 'not named'}, its labels ${exercises.join(', ') || 'missing'}`,
  );
}

/** As training and evaluation take it. */
export function asLabelled({ name, subject, recording, labels }: RecordedSession): LabelledSession {
  return { session: name, subject, recording, labels };
}

function labelsOf({
  labels,
  exerciseTypes,
  exerciseType,
  recording,
}: RecordedSession): readonly LabelInterval[] {
  if (labels.length > 0) return labels;
  const { times } = recording;
  if (exerciseTypes !== null) return intervalsOf(times, exerciseTypes);
  if (!exerciseType || times.length === 0) return [];
  return [{ label: exerciseType, startTime: times[0], endTime: times[times.length - 1] }];
}

/** The labels that the exercises of the readings amount to. */
export function intervalsOf(times: Float64Array, runs: readonly TextRun[]): LabelInterval[] {
  let at = 0;
  return runs.flatMap(({ value, count }) => {
    const interval = { startTime: times[at], endTime: times[at + count - 1] };
    at += count;
    return value === null ? [] : [{ label: value, ...interval }];
  });
}
