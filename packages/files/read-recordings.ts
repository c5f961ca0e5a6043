import { createGunzip } from 'node:zlib';
import { pipeline } from 'node:stream/promises';
import type { RecordedSession } from '@progo/motion/recordings';
import { readCsv } from './read-csv.ts';
import { readParquet } from './read-parquet.ts';
import { Turns } from './turns.ts';
import { Unpacked } from './unpacked.ts';
import { UnreadableFile } from './unreadable-file.ts';

export interface ReadOptions {
  /** Told how many bytes of the file have been read. */
  readonly onProgress?: (bytesRead: number) => void;
  /** Called between two pieces of the work, at most some hundred times a second. */
  readonly onTurn?: () => void;
  /** Most bytes a compressed file may unpack to. */
  readonly unpackedLimit?: number;
}

/**
 * Reads the recordings of a file, whatever its name: Parquet, gzipped CSV or CSV, told apart by content.
 * Other work gets its turn every few milliseconds.
 *
 * @param bytes the file, cut anywhere
 * @returns the sessions in the order of their first rows, at least one
 * @throws {BrokenLine} for a line of CSV that cannot be read
 * @throws {UnreadableFile} {@link UnreadableFile}
 * @throws {UnpacksTooLarge} {@link UnpacksTooLarge}
 */
export async function readRecordings(
  bytes: AsyncIterable<Uint8Array>,
  { onProgress, onTurn, unpackedLimit }: ReadOptions = {},
): Promise<RecordedSession[]> {
  const turns = new Turns(onTurn);
  const unpacked = new Unpacked(unpackedLimit);
  const { head, all } = await peek(counted(bytes, onProgress));
  if (startsWith(head, PARQUET)) return readParquet(all, turns, unpacked);
  if (startsWith(head, GZIP)) return readGzippedCsv(all, turns, unpacked);
  return readCsv(all, turns);
}

const PARQUET = new TextEncoder().encode('PAR1');
const GZIP = Uint8Array.of(0x1f, 0x8b);

function startsWith(bytes: Uint8Array, magic: Uint8Array): boolean {
  return magic.every((byte, i) => bytes[i] === byte);
}

async function readGzippedCsv(
  bytes: AsyncIterable<Uint8Array>,
  turns: Turns,
  unpacked: Unpacked,
): Promise<RecordedSession[]> {
  const gunzip = createGunzip({ chunkSize: 65_536 });
  let damage: Error | undefined;
  gunzip.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code?.startsWith('Z_')) damage = error;
  });
  try {
    return await pipeline(bytes, gunzip, (csv: AsyncIterable<Uint8Array>) =>
      readCsv(limited(csv, unpacked), turns),
    );
  } catch (error) {
    if (damage === undefined) throw error;
    throw new UnreadableFile(`the file is damaged or incomplete: gzip says "${damage.message}"`, {
      cause: damage,
    });
  }
}

async function* limited(bytes: AsyncIterable<Uint8Array>, unpacked: Unpacked) {
  for await (const piece of bytes) {
    unpacked.add(piece.length);
    yield piece;
  }
}

async function* counted(bytes: AsyncIterable<Uint8Array>, onProgress?: (bytesRead: number) => void) {
  let read = 0;
  for await (const piece of bytes) {
    yield piece;
    read += piece.length;
    onProgress?.(read);
  }
}

/** The first bytes of a stream, and the stream with them still in it. */
async function peek(
  bytes: AsyncIterable<Uint8Array>,
): Promise<{ head: Uint8Array; all: AsyncIterable<Uint8Array> }> {
  const pieces = bytes[Symbol.asyncIterator]();
  let head = new Uint8Array();
  while (head.length < PARQUET.length) {
    const piece = await pieces.next();
    if (piece.done === true) break;
    head = Buffer.concat([head, piece.value]);
  }
  async function* all() {
    try {
      yield head;
      yield* { [Symbol.asyncIterator]: () => pieces };
    } finally {
      await pieces.return?.(); // whoever stops reading early lets go of the file
    }
  }
  return { head, all: all() };
}
