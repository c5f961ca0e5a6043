import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { encodeChunk, magnetometerCount, openChunk, type ChunkContent } from '../chunk-codec.ts';
import type { Chunk } from '../readings.ts';

/** A row of sensor_chunks without its blob. */
export interface ChunkHeader {
  readonly first_reading_id: number;
  readonly device_number: number;
  readonly session_id: number | null;
  readonly start_time: number;
  readonly end_time: number;
  readonly count: number;
}

export interface ChunkRow extends ChunkHeader {
  readonly data: Uint8Array;
}

export const HEADER_COLUMNS = 'first_reading_id, device_number, session_id, start_time, end_time, count';

/** Writing chunks, with the sums that spare reading them. */
export class ChunkTable {
  readonly #insert: StatementSync;
  readonly #delete: StatementSync;

  constructor(database: DatabaseSync) {
    this.#insert = database.prepare(
      `insert into sensor_chunks (${HEADER_COLUMNS}, magnetometer_count, named_count, temperature_count,
         temperature_sum, temperature_min, temperature_max, data)
       values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    );
    this.#delete = database.prepare('delete from sensor_chunks where first_reading_id = ?');
  }

  insert(
    firstReadingId: number,
    deviceNumber: number,
    sessionId: number | null,
    content: ChunkContent,
  ): void {
    const { times } = content;
    let start = times[0];
    let end = start;
    for (const time of times) {
      if (time < start) start = time;
      if (time > end) end = time;
    }
    const warmth = temperatureSums(content.temperature);
    const named =
      content.exerciseTypes?.reduce((sum, run) => sum + (run.value === null ? 0 : run.count), 0) ?? 0;
    this.#insert.run(
      firstReadingId,
      deviceNumber,
      sessionId,
      start,
      end,
      times.length,
      magnetometerCount(content),
      named,
      warmth?.count ?? 0,
      warmth?.sum ?? null,
      warmth?.min ?? null,
      warmth?.max ?? null,
      encodeChunk(content, start),
    );
  }

  delete(firstReadingId: number): void {
    this.#delete.run(firstReadingId);
  }
}

/** A row of a query for HEADER_COLUMNS. */
export function headerOf(row: Record<string, unknown>): ChunkHeader {
  return {
    first_reading_id: Number(row.first_reading_id),
    device_number: Number(row.device_number),
    session_id: row.session_id === null ? null : Number(row.session_id),
    start_time: Number(row.start_time),
    end_time: Number(row.end_time),
    count: Number(row.count),
  };
}

/** A row of a query for HEADER_COLUMNS and data. */
export function chunkRowOf(row: Record<string, unknown>): ChunkRow {
  const { data } = row;
  if (!(data instanceof Uint8Array)) throw new Error('a chunk without data');
  return { ...headerOf(row), data };
}

export function openRow(row: ChunkRow): ChunkContent {
  return openChunk(row.data, row.start_time, row.count);
}

export function chunkOf(row: ChunkRow, deviceId: string): Chunk {
  return { ...openRow(row), deviceId, sessionId: row.session_id, firstReadingId: row.first_reading_id };
}

function temperatureSums(temperature: Float32Array | null) {
  if (temperature === null) return null;
  const sums = { count: 0, sum: 0, min: Infinity, max: -Infinity };
  for (const degrees of temperature) {
    if (Number.isNaN(degrees)) continue;
    sums.count++;
    sums.sum += degrees;
    sums.min = Math.min(sums.min, degrees);
    sums.max = Math.max(sums.max, degrees);
  }
  return sums.count === 0 ? null : sums;
}
