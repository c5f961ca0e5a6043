import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { joinContents } from '../chunk-content.ts';
import { positionOf, readingId } from '../reading-ids.ts';
import { chunkRowOf, openRow, type ChunkRow, type ChunkTable } from './chunk-table.ts';

/** Chunks are merged until they hold so many readings. */
const FULL = 2048;
/** Chunks looked at in one step. */
const LOOK_AHEAD = FULL;
/** A step ends after this, so that requests get their turn, ms. */
const STEP_MS = 3;

/** Merges neighbouring small chunks. Ids and values stay as they are; sessions are never mixed. */
export class Compaction {
  readonly #chunks: ChunkTable;
  readonly #candidates: StatementSync;
  readonly #next: StatementSync;
  readonly #advance: StatementSync;

  constructor(database: DatabaseSync, chunks: ChunkTable) {
    this.#chunks = chunks;
    this.#candidates = database.prepare(
      `select number, merged_position from devices where next_position - merged_position >= ${FULL}`,
    );
    this.#next = database.prepare(
      `select first_reading_id, device_number, session_id, start_time, end_time, count, data from sensor_chunks
       where first_reading_id >= ? and first_reading_id < ? order by first_reading_id limit ${LOOK_AHEAD}`,
    );
    this.#advance = database.prepare('update devices set merged_position = ? where number = ?');
  }

  /** One step, inside the transaction that runs. Answers how many chunks were merged away. */
  step(): number {
    const stop = performance.now() + STEP_MS;
    let mergedAway = 0;
    for (const device of this.#candidates.all()) {
      mergedAway += this.#stepDevice(Number(device.number), Number(device.merged_position), stop);
      if (performance.now() > stop) break;
    }
    return mergedAway;
  }

  #stepDevice(number: number, from: number, stop: number): number {
    let mergedAway = 0;
    let done = from;
    let run: ChunkRow[] = [];
    let size = 0;
    const finish = () => {
      if (run.length > 1) mergedAway += this.#merge(run);
      const last = run.at(-1);
      if (last) done = positionOf(last.first_reading_id) + last.count;
      run = [];
      size = 0;
    };
    let seen = 0;
    for (const row of this.#next.iterate(readingId(number, from), readingId(number + 1, 0))) {
      const chunk = chunkRowOf(row);
      seen++;
      const last = run.at(-1);
      const follows =
        last &&
        last.first_reading_id + last.count === chunk.first_reading_id &&
        last.session_id === chunk.session_id;
      if (last && (!follows || size + chunk.count > 2 * FULL)) finish();
      run.push(chunk);
      size += chunk.count;
      if (size >= FULL) finish();
      if (performance.now() > stop) break;
    }
    // Only a run that goes on growing is left for later; a slow machine, too, must get on.
    if (seen === LOOK_AHEAD || (done === from && performance.now() > stop)) finish();
    if (done !== from) this.#advance.run(done, number);
    return mergedAway;
  }

  #merge(run: readonly ChunkRow[]): number {
    const [first] = run;
    const content = joinContents(run.map(openRow));
    for (const chunk of run) this.#chunks.delete(chunk.first_reading_id);
    this.#chunks.insert(first.first_reading_id, first.device_number, first.session_id, content);
    return run.length - 1;
  }
}
