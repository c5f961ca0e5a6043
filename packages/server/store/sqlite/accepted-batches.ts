import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { SequenceConflict, type ReadingBatch } from '../readings.ts';

/** Batches of a device whose numbers are remembered at least. */
const REMEMBERED = 4096;
/** Older ones are thrown out every so many batches of the device. */
const PRUNE_EVERY = 256;

/** Which numbered batches are stored, so that a repeated one is not stored twice. */
export class AcceptedBatches {
  readonly #find: StatementSync;
  readonly #insert: StatementSync;
  readonly #prune: StatementSync;
  /** Batches of each device since the start. */
  readonly #added = new Map<number, number>();

  constructor(database: DatabaseSync) {
    this.#find = database.prepare(
      'select first_reading_id, count, checksum from accepted_batches where device_number = ? and boot = ? and seq = ?',
    );
    this.#insert = database.prepare('insert into accepted_batches values (?, ?, ?, ?, ?, ?)');
    this.#prune = database.prepare(
      `delete from accepted_batches where device_number = ?1 and first_reading_id <=
         (select first_reading_id from accepted_batches where device_number = ?1
          order by first_reading_id desc limit 1 offset ${REMEMBERED})`,
    );
  }

  /**
   * The first reading id of the same batch sent before, or null.
   * @throws {SequenceConflict} when its number was used for other readings
   */
  find(deviceNumber: number, batch: ReadingBatch): number | null {
    if (batch.sequence === null) return null;
    const { boot, seq } = batch.sequence;
    const row = this.#find.get(deviceNumber, boot, seq);
    if (row === undefined) return null;
    if (row.count !== batch.times.length || row.checksum !== checksum(batch)) {
      throw new SequenceConflict(
        `Device ${batch.deviceId} has sent boot ${boot}, seq ${seq} before, with other readings: count seq up, and change boot at each restart`,
      );
    }
    return Number(row.first_reading_id);
  }

  add(deviceNumber: number, batch: ReadingBatch, firstReadingId: number): void {
    if (batch.sequence === null) return;
    const { boot, seq } = batch.sequence;
    this.#insert.run(deviceNumber, boot, seq, firstReadingId, batch.times.length, checksum(batch));
    const added = this.#added.get(deviceNumber) ?? 0;
    this.#added.set(deviceNumber, added + 1);
    if (added % PRUNE_EVERY === 0) this.#prune.run(deviceNumber);
  }
}

/** FNV-1a (32 bits) over the axes. Times are left out: readings without one get another at each arrival. */
function checksum({ axes }: ReadingBatch): number {
  let hash = 0x811c9dc5;
  for (const axis of axes) {
    const words = new Uint32Array(axis.buffer, axis.byteOffset, axis.length);
    for (const word of words) hash = Math.imul(hash ^ word, 0x01000193);
  }
  return hash >>> 0;
}
