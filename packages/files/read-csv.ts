import { TextDecoder } from 'node:util';
import { CsvReader, type RecordedSession } from '@progo/motion/recordings';
import type { Turns } from './turns.ts';
import { UnreadableFile } from './unreadable-file.ts';

const PIECE = 65_536;

/**
 * Reads UTF-8 CSV.
 * @throws {BrokenLine}
 * @throws {UnreadableFile} {@link UnreadableFile}
 */
export async function readCsv(bytes: AsyncIterable<Uint8Array>, turns: Turns): Promise<RecordedSession[]> {
  const reader = new CsvReader();
  const decoder = new TextDecoder('utf-8', { fatal: true });
  for await (const some of bytes) {
    for (let at = 0; at < some.length; at += PIECE) {
      reader.push(decode(decoder, some.subarray(at, at + PIECE)));
      if (turns.over) await turns.give();
    }
  }
  reader.push(decode(decoder));
  const sessions: RecordedSession[] = [];
  for (const session of reader.end()) {
    sessions.push(session);
    if (turns.over) await turns.give();
  }
  return sessions;
}

/** Without `bytes`, ends the text. */
function decode(decoder: TextDecoder, bytes?: Uint8Array): string {
  try {
    return decoder.decode(bytes, { stream: bytes !== undefined });
  } catch (cause) {
    throw new UnreadableFile('the file is neither Parquet, gzip nor UTF-8 text', { cause });
  }
}
