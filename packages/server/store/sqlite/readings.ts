import type { DatabaseSync } from 'node:sqlite';
import { AXES } from '@progo/motion/signal';
import { decodeChunk } from '../chunk-codec.ts';
import { appendRuns, pickReadings } from '../chunk-content.ts';
import { readingId } from '../reading-ids.ts';
import {
  UnknownSession,
  type Accepted,
  type LoadedReadings,
  type ReadingBatch,
  type ReadingFilter,
  type ReadingStore,
  type Run,
} from '../readings.ts';
import { AcceptedBatches } from './accepted-batches.ts';
import { ChunkQueries } from './chunk-queries.ts';
import { ChunkTable, openRow } from './chunk-table.ts';
import { Compaction } from './compaction.ts';
import { deleteReadings } from './delete-readings.ts';
import type { DeviceLedger } from './device-ledger.ts';
import type { GroupCommit } from './group-commit.ts';
import { pageReadings } from './page-readings.ts';

/** Readings on SQLite: chunks, written in groups. */
export class SqliteReadings implements ReadingStore {
  readonly #database: DatabaseSync;
  readonly #commits: GroupCommit;
  readonly #ledger: DeviceLedger;
  readonly #chunks: ChunkTable;
  readonly #accepted: AcceptedBatches;
  readonly #queries: ChunkQueries;
  readonly #compaction: Compaction;

  constructor(database: DatabaseSync, commits: GroupCommit, ledger: DeviceLedger) {
    this.#database = database;
    this.#commits = commits;
    this.#ledger = ledger;
    this.#chunks = new ChunkTable(database);
    this.#accepted = new AcceptedBatches(database);
    this.#queries = new ChunkQueries(database);
    this.#compaction = new Compaction(database, this.#chunks);
  }

  append(batch: ReadingBatch): Promise<Accepted> {
    return this.#commits.write(() => this.insert(batch));
  }

  appendAll(batches: readonly ReadingBatch[]): Promise<Accepted[]> {
    return this.#commits.writeWhole(() => batches.map((batch) => this.insert(batch)));
  }

  /** Stores a batch inside the transaction that runs. */
  insert(batch: ReadingBatch): Accepted {
    const { deviceId, sessionId, times } = batch;
    const entry = this.#ledger.entry(deviceId);
    const count = times.length;
    const repeated = this.#accepted.find(entry.number, batch);
    if (repeated !== null) return { firstReadingId: repeated, count, repeated: true };
    const firstReadingId = readingId(entry.number, entry.nextPosition);
    try {
      this.#chunks.insert(firstReadingId, entry.number, sessionId, batch);
    } catch (error) {
      if (error instanceof Error && error.message.includes('FOREIGN KEY')) {
        throw new UnknownSession(`There is no session ${sessionId}`);
      }
      throw error;
    }
    this.#accepted.add(entry.number, batch, firstReadingId);
    this.#ledger.count(deviceId, entry, sessionId, count, times[0], times[count - 1]);
    return { firstReadingId, count, repeated: false };
  }

  async count(filter: ReadingFilter): Promise<number> {
    return this.#queries.count(filter);
  }

  async page(filter: ReadingFilter, limit: number, offset: number) {
    return pageReadings(this.#queries, filter, limit, offset);
  }

  async summary(filter: ReadingFilter) {
    return this.#queries.summary(filter);
  }

  async exerciseCounts(deviceId: string): Promise<Map<string, number>> {
    const counts = new Map<string, number>();
    for (const row of this.#queries.rows({ deviceId, withExerciseType: true })) {
      for (const { value, count } of openRow(row).exerciseTypes ?? []) {
        if (value !== null) counts.set(value, (counts.get(value) ?? 0) + count);
      }
    }
    return counts;
  }

  async load(filter: ReadingFilter): Promise<LoadedReadings> {
    const total = this.#queries.chunkSum(filter);
    const target = { times: new Float64Array(total), axes: AXES.map(() => new Float32Array(total)) };
    const ids = new Float64Array(total);
    const warmth: { at: number; values: Float32Array }[] = [];
    const runs: Run[] = [];
    let at = 0;
    for (const row of this.#queries.rows(filter)) {
      const { temperature, exerciseTypes } = decodeChunk(row.data, row.start_time, row.count, target, at);
      for (let i = 0; i < row.count; i++) ids[at + i] = row.first_reading_id + i;
      if (temperature) warmth.push({ at, values: temperature });
      appendRuns(runs, exerciseTypes ?? [{ value: null, count: row.count }]);
      at += row.count;
    }
    const temperature = warmth.length > 0 ? new Float32Array(total).fill(NaN) : null;
    for (const part of warmth) temperature?.set(part.values, part.at);
    const exerciseTypes = runs.some((run) => run.value !== null) ? runs : null;
    return withinAndSorted({ ...target, ids, temperature, exerciseTypes }, filter);
  }

  delete(deviceId: string, olderThan = Infinity): Promise<number> {
    return this.#commits.writeWhole(() =>
      deleteReadings(this.#database, this.#queries, this.#chunks, deviceId, olderThan),
    );
  }

  compact(): Promise<number> {
    return this.#commits.writeWhole(() => this.#compaction.step());
  }
}

function withinAndSorted(
  readings: LoadedReadings,
  { from = -Infinity, to = Infinity }: ReadingFilter,
): LoadedReadings {
  const { times, ids } = readings;
  const chosen = new Uint32Array(times.length);
  let count = 0;
  let inOrder = true;
  for (let i = 0; i < times.length; i++) {
    if (times[i] < from || times[i] > to) continue;
    const before = count > 0 ? chosen[count - 1] : i;
    if (times[i] < times[before] || (times[i] === times[before] && ids[i] < ids[before])) inOrder = false;
    chosen[count++] = i;
  }
  if (inOrder && count === times.length) return readings;
  const order = chosen.subarray(0, count);
  if (!inOrder) order.sort((a, b) => times[a] - times[b] || ids[a] - ids[b]);
  return { ...pickReadings(readings, order), ids: Float64Array.from(order, (i) => ids[i]) };
}
