import { pipeline, Readable } from 'node:stream';
import { createGzip } from 'node:zlib';
import { CSV_HEADER, csvLines, type RecordedSession } from '@progo/motion/recordings';
import { Turns } from './turns.ts';

const PIECE = 65_536;

/**
 * Recordings as CSV with the columns of COLUMNS, in pieces of some 64 KiB, never more than one session in
 * memory. `readRecordings` reads it back to the bit, but for what no reading shows: see `sessionRows`.
 */
export async function* writeCsv(sessions: AsyncIterable<RecordedSession>): AsyncGenerator<string> {
  const turns = new Turns();
  let piece = `${CSV_HEADER}\n`;
  for await (const session of sessions) {
    for (const line of csvLines(session)) {
      piece += `${line}\n`;
      if (piece.length < PIECE) continue;
      yield piece;
      piece = '';
      if (turns.over) await turns.give();
    }
  }
  if (piece !== '') yield piece;
}

/** The same, gzipped. */
export function writeCsvGzip(sessions: AsyncIterable<RecordedSession>): AsyncIterable<Uint8Array> {
  const gzip = createGzip();
  // An error of the sessions reaches the reader through `gzip`, which the pipeline destroys with it.
  pipeline(Readable.from(writeCsv(sessions)), gzip, () => undefined);
  return gzip;
}
