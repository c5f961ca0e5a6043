import { brotliDecompressSync, gunzipSync, zstdDecompressSync } from 'node:zlib';
import {
  COLUMNS,
  emptyRow,
  InvalidRow,
  numberAt,
  REQUIRED_COLUMNS,
  SessionsFromRows,
  textAt,
  type RecordedSession,
} from '@progo/motion/recordings';
import {
  parquetMetadataAsync,
  parquetScan,
  parquetSchema,
  snappyUncompress,
  type Compressors,
  type ParquetRowRange,
  type ParquetScan,
} from 'hyparquet';
import type { Turns } from './turns.ts';
import { UnpacksTooLarge, type Unpacked } from './unpacked.ts';
import { UnreadableFile } from './unreadable-file.ts';

/**
 * Reads Parquet with columns as in COLUMNS. The footer comes last, so the whole file is held in memory.
 * @throws {UnreadableFile} {@link UnreadableFile}
 * @throws {UnpacksTooLarge} {@link UnpacksTooLarge}
 */
export async function readParquet(
  bytes: AsyncIterable<Uint8Array>,
  turns: Turns,
  unpacked: Unpacked,
): Promise<RecordedSession[]> {
  const file = await new Response(ReadableStream.from(bytes)).arrayBuffer();
  const { scan, names } = await blamingTheFile(() => open(file, unpacked));
  const rows = new SessionsFromRows();
  for (const range of scan.ranges) {
    unpacked.add((range.rowEnd - range.rowStart) * names.length * CELL_BYTES);
    const columns = await readColumns(scan, names, range, turns);
    await addRows(columns, range, rows, turns);
  }
  if (rows.size === 0) throw new UnreadableFile('the Parquet file holds no readings');
  const sessions: RecordedSession[] = [];
  for (const session of rows.sessions()) {
    sessions.push(session);
    if (turns.over) await turns.give();
  }
  return sessions;
}

/** A number, or where a text stands. */
const CELL_BYTES = 8;

type Decompress = NonNullable<Compressors[keyof Compressors]>;

/** No page may unpack to more than it says; zlib takes no limit of 0. */
function compressorsOf(unpacked: Unpacked): Compressors {
  const counted =
    (decompress: Decompress): Decompress =>
    (input, length) => {
      unpacked.add(length);
      return decompress(input, length);
    };
  return {
    SNAPPY: counted((input, length) => {
      const output = new Uint8Array(length);
      snappyUncompress(input, output);
      return output;
    }),
    GZIP: counted((input, length) => gunzipSync(input, { maxOutputLength: length || 1 })),
    BROTLI: counted((input, length) => brotliDecompressSync(input, { maxOutputLength: length || 1 })),
    ZSTD: counted((input, length) => zstdDecompressSync(input, { maxOutputLength: length || 1 })),
  };
}

async function open(file: ArrayBuffer, unpacked: Unpacked): Promise<{ scan: ParquetScan; names: string[] }> {
  const metadata = await parquetMetadataAsync(file);
  const present = new Set(parquetSchema(metadata).children.map(({ element }) => element.name));
  const missing = REQUIRED_COLUMNS.filter((name) => !present.has(name));
  if (missing.length > 0)
    throw new UnreadableFile(`the Parquet file lacks the columns ${missing.join(', ')}`);
  const names = COLUMNS.filter((name) => present.has(name));
  const compressors = compressorsOf(unpacked);
  return { scan: await parquetScan({ file, metadata, columns: names, compressors }), names };
}

interface Columns {
  readonly numbers: readonly { readonly at: number; readonly values: Float64Array }[];
  readonly texts: readonly { readonly at: number; readonly values: readonly string[] }[];
}

async function readColumns(
  scan: ParquetScan,
  names: readonly string[],
  range: ParquetRowRange,
  turns: Turns,
): Promise<Columns> {
  const numbers = [];
  const texts = [];
  for (const name of names) {
    const values: ArrayLike<unknown> = await blamingTheFile(() =>
      scan.readColumn({ column: name, ...range }),
    );
    const rows = range.rowEnd - range.rowStart;
    if (values.length !== rows)
      throw new UnreadableFile(
        `the Parquet file is damaged: its column ${name} has ${values.length} values for ${rows} rows`,
      );
    if (numberAt(name) >= 0) numbers.push({ at: numberAt(name), values: numbersOf(name, values) });
    else texts.push({ at: textAt(name), values: textsOf(name, values) });
    if (turns.over) await turns.give();
  }
  return { numbers, texts };
}

/** Other programs choose other types for a column: whole numbers are numbers too, and may name a label. */
function numbersOf(column: string, values: ArrayLike<unknown>): Float64Array {
  if (values instanceof Float64Array) return values;
  const numbers = new Float64Array(values.length);
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    if (typeof value === 'number') numbers[i] = value;
    else if (typeof value === 'bigint') numbers[i] = Number(value);
    else if (value === null || value === undefined) numbers[i] = NaN;
    else throw new UnreadableFile(`the column ${column} of the Parquet file must hold numbers`);
  }
  return numbers;
}

function textsOf(column: string, values: ArrayLike<unknown>): string[] {
  const texts = new Array<string>(values.length);
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    if (typeof value === 'string') texts[i] = value;
    else if (typeof value === 'number' || typeof value === 'bigint') texts[i] = String(value);
    else if (value === null || value === undefined) texts[i] = '';
    else throw new UnreadableFile(`the column ${column} of the Parquet file must hold text`);
  }
  return texts;
}

async function addRows(
  { numbers, texts }: Columns,
  { rowStart, rowEnd }: ParquetRowRange,
  rows: SessionsFromRows,
  turns: Turns,
): Promise<void> {
  const row = emptyRow();
  for (let i = 0; i < rowEnd - rowStart; i++) {
    for (const { at, values } of numbers) row.numbers[at] = values[i];
    for (const { at, values } of texts) row.texts[at] = values[i];
    try {
      rows.add(row);
    } catch (error) {
      if (!(error instanceof InvalidRow)) throw error;
      throw new UnreadableFile(`row ${rowStart + i + 1}: ${error.message}`, { cause: error });
    }
    if (i % 1024 === 0 && turns.over) await turns.give();
  }
}

async function blamingTheFile<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof UnreadableFile || error instanceof UnpacksTooLarge) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new UnreadableFile(`the Parquet file is damaged or incomplete: ${reason}`, { cause: error });
  }
}
