import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { magnetometerCount } from '../chunk-codec.ts';
import type { ReadingFilter, ReadingSummary } from '../readings.ts';
import {
  chunkRowOf,
  HEADER_COLUMNS,
  headerOf,
  openRow,
  type ChunkHeader,
  type ChunkRow,
} from './chunk-table.ts';

interface Condition {
  readonly sql: string;
  readonly values: readonly (number | string)[];
}

/** Reading chunks by device, session and time. */
export class ChunkQueries {
  readonly #database: DatabaseSync;
  readonly #statements = new Map<string, StatementSync>();

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  deviceNumber(deviceId: string): number | null {
    const row = this.#prepare('select number from devices where device_id = ?').get(deviceId);
    return row === undefined ? null : Number(row.number);
  }

  deviceId(number: number): string {
    return String(this.#prepare('select device_id from devices where number = ?').get(number)?.device_id);
  }

  /** Whole chunks that hold readings of the filter, by start time. */
  *rows(filter: ReadingFilter): Generator<ChunkRow> {
    const condition = conditionOf(filter);
    const statement = this.#prepare(
      `select ${HEADER_COLUMNS}, data from sensor_chunks where ${condition.sql} order by start_time, first_reading_id`,
    );
    for (const row of statement.iterate(...condition.values)) yield chunkRowOf(row);
  }

  row(firstReadingId: number): ChunkRow {
    const row = this.#prepare(
      `select ${HEADER_COLUMNS}, data from sensor_chunks where first_reading_id = ?`,
    ).get(firstReadingId);
    if (row === undefined) throw new Error(`chunk ${firstReadingId} is gone`);
    return chunkRowOf(row);
  }

  /** Headers of the same chunks, latest end first. */
  *headers(filter: ReadingFilter): Generator<ChunkHeader> {
    const condition = conditionOf(filter);
    const statement = this.#prepare(
      `select ${HEADER_COLUMNS} from sensor_chunks where ${condition.sql} order by end_time desc`,
    );
    for (const row of statement.iterate(...condition.values)) yield headerOf(row);
  }

  /** Readings in the chunks of the filter, those outside its times included. */
  chunkSum(filter: ReadingFilter): number {
    const condition = conditionOf(filter);
    const row = this.#prepare(`select total(count) as sum from sensor_chunks where ${condition.sql}`).get(
      ...condition.values,
    );
    return Number(row?.sum);
  }

  count(filter: ReadingFilter): number {
    const { from = -Infinity, to = Infinity } = filter;
    return (
      this.chunkSum(inside(filter)) +
      this.#atEdges(filter).reduce(
        (sum, { times }) => sum + times.filter((t) => t >= from && t <= to).length,
        0,
      )
    );
  }

  summary(filter: ReadingFilter): ReadingSummary {
    const condition = conditionOf(inside(filter));
    const sums = this.#prepare(
      `select total(count) as count, min(start_time) as first, max(end_time) as last,
         total(magnetometer_count) as magnetometer, total(temperature_count) as warm,
         total(temperature_sum) as sum, min(temperature_min) as min, max(temperature_max) as max
       from sensor_chunks where ${condition.sql}`,
    ).get(...condition.values);
    const total = {
      count: Number(sums?.count),
      first: Number(sums?.first ?? Infinity),
      last: Number(sums?.last ?? -Infinity),
      magnetometer: Number(sums?.magnetometer),
      warm: Number(sums?.warm),
      sum: Number(sums?.sum),
      min: Number(sums?.min ?? Infinity),
      max: Number(sums?.max ?? -Infinity),
    };
    const { from = -Infinity, to = Infinity } = filter;
    for (const { times, axes, temperature } of this.#atEdges(filter)) {
      times.forEach((time, i) => {
        if (time < from || time > to) return;
        total.count++;
        total.first = Math.min(total.first, time);
        total.last = Math.max(total.last, time);
        total.magnetometer += magnetometerCount({ times, axes: axes.map((axis) => axis.subarray(i, i + 1)) });
        const degrees = temperature?.[i] ?? NaN;
        if (Number.isNaN(degrees)) return;
        total.warm++;
        total.sum += degrees;
        total.min = Math.min(total.min, degrees);
        total.max = Math.max(total.max, degrees);
      });
    }
    return {
      count: total.count,
      first: total.count > 0 ? total.first : null,
      last: total.count > 0 ? total.last : null,
      withMagnetometer: total.magnetometer,
      temperature:
        total.warm > 0
          ? { min: total.min, max: total.max, mean: total.sum / total.warm, count: total.warm }
          : null,
    };
  }

  /** Chunks that reach over the filter's first or last time: only their readings can tell what counts. */
  #atEdges(filter: ReadingFilter) {
    const { from = -Infinity, to = Infinity } = filter;
    if (from === -Infinity && to === Infinity) return [];
    const condition = conditionOf(filter);
    const statement = this.#prepare(
      `select ${HEADER_COLUMNS}, data from sensor_chunks where ${condition.sql} and (start_time < ? or end_time > ?)`,
    );
    return statement.all(...condition.values, from, to).map((row) => openRow(chunkRowOf(row)));
  }

  #prepare(sql: string): StatementSync {
    let statement = this.#statements.get(sql);
    if (statement === undefined) {
      statement = this.#database.prepare(sql);
      this.#statements.set(sql, statement);
    }
    return statement;
  }
}

/** Chunks wholly inside the filter's times. */
function inside(filter: ReadingFilter): ReadingFilter & { readonly whole: true } {
  return { ...filter, whole: true };
}

function conditionOf(filter: ReadingFilter & { readonly whole?: true }): Condition {
  const { deviceId, sessionId, from, to, withExerciseType, whole } = filter;
  const sql: string[] = [];
  const values: (number | string)[] = [];
  const add = (condition: string, ...given: (number | string)[]) => {
    sql.push(condition);
    values.push(...given);
  };
  if (deviceId !== undefined)
    add('device_number = (select number from devices where device_id = ?)', deviceId);
  if (sessionId === null) add('session_id is null');
  else if (sessionId !== undefined) add('session_id = ?', sessionId);
  if (withExerciseType === true) add('named_count > 0');
  if (from !== undefined && Number.isFinite(from)) add(whole ? 'start_time >= ?' : 'end_time >= ?', from);
  if (to !== undefined && Number.isFinite(to)) add(whole ? 'end_time <= ?' : 'start_time <= ?', to);
  return { sql: sql.length === 0 ? 'true' : sql.join(' and '), values };
}
