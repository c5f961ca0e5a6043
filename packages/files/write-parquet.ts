import { zstdCompressSync } from 'node:zlib';
import {
  COLUMNS,
  NUMBER,
  numberAt,
  REQUIRED_COLUMNS,
  sessionRows,
  textAt,
  type Column,
  type FileRow,
  type RecordedSession,
} from '@progo/motion/recordings';
import type { SchemaElement } from 'hyparquet';
import { ByteWriter, ParquetWriter, type ColumnSource } from 'hyparquet-writer';
import { Turns } from './turns.ts';

/** Small enough that writing a group, which cannot be interrupted, keeps others waiting for some 30 ms only. */
const ROWS_PER_GROUP = 20_000;

/**
 * Recordings as Parquet with the columns of COLUMNS: axes and temperature as float, other numbers as double,
 * texts as strings by dictionary; null where absent. Compressed with Zstandard, in pieces of one row
 * group. `readRecordings` reads it back to the bit, but for what no reading shows: see `sessionRows`.
 */
export async function* writeParquet(sessions: AsyncIterable<RecordedSession>): AsyncGenerator<Uint8Array> {
  const turns = new Turns();
  const bytes = new ByteWriter();
  const writer = new ParquetWriter({
    writer: bytes,
    schema: [{ name: 'readings', num_children: COLUMNS.length }, ...COLUMNS.map(schemaOf)],
    codec: 'ZSTD',
    compressors: { ZSTD: (input) => zstdCompressSync(input) },
    createdBy: 'progo',
  });
  const columns = COLUMNS.map(createColumn);
  let count = 0;
  const writeGroup = async () => {
    const columnData = columns.map(({ source }) => source(count));
    await writer.write({ columnData, rowGroupSize: ROWS_PER_GROUP });
    count = 0;
    return taken(bytes);
  };
  for await (const session of sessions) {
    for (const row of sessionRows(session)) {
      for (const column of columns) column.set(count, row);
      if (++count === ROWS_PER_GROUP) yield await writeGroup();
      if (turns.over) await turns.give();
    }
  }
  if (count > 0) yield await writeGroup();
  await writer.finish();
  yield taken(bytes);
}

/** What was written since the last time; the writer begins its buffer anew. */
function taken(bytes: ByteWriter): Uint8Array {
  const piece = bytes.getBytes().slice();
  bytes.index = 0;
  return piece;
}

function isRequired(name: Column): boolean {
  return REQUIRED_COLUMNS.some((required) => required === name);
}

function isFloat32(name: Column): boolean {
  const at = numberAt(name);
  return at >= NUMBER.axes && at <= NUMBER.temperature;
}

function schemaOf(name: Column): SchemaElement {
  const repetition_type = isRequired(name) ? 'REQUIRED' : 'OPTIONAL';
  if (numberAt(name) >= 0) return { name, repetition_type, type: isFloat32(name) ? 'FLOAT' : 'DOUBLE' };
  return { name, repetition_type, type: 'BYTE_ARRAY', converted_type: 'UTF8' };
}

/** The values of one column of a row group. */
interface GroupColumn {
  readonly set: (at: number, row: FileRow) => void;
  readonly source: (count: number) => ColumnSource;
}

function createColumn(name: Column): GroupColumn {
  const number = numberAt(name);
  const text = textAt(name);
  // Readings are looked for by time, session or label, never by an acceleration.
  const statistics = name === 't_ms';
  if (isRequired(name)) {
    const values = isFloat32(name) ? new Float32Array(ROWS_PER_GROUP) : new Float64Array(ROWS_PER_GROUP);
    return {
      set: (at, { numbers }) => (values[at] = numbers[number]),
      source: (count) => ({ name, data: values.subarray(0, count), encoding: 'PLAIN', statistics }),
    };
  }
  if (number >= 0) {
    const values = new Array<number | null>(ROWS_PER_GROUP).fill(null);
    return {
      set: (at, { numbers }) => (values[at] = Number.isNaN(numbers[number]) ? null : numbers[number]),
      source: (count) => ({ name, data: values.slice(0, count), encoding: 'PLAIN', statistics }),
    };
  }
  const values = new Array<string | null>(ROWS_PER_GROUP).fill(null);
  return {
    set: (at, { texts }) => (values[at] = texts[text] === '' ? null : texts[text]),
    source: (count) => ({ name, data: values.slice(0, count) }),
  };
}
