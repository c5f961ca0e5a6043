import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { Remembered } from './group-commit.ts';

/** What the ledger remembers of a device. */
export interface LedgerEntry {
  readonly number: number;
  nextPosition: number;
}

interface Pending {
  readings: number;
  first: number;
  last: number;
}

/**
 * Numbers of devices, their next reading id, and counters of devices and sessions that are written once
 * a commit instead of once a batch.
 */
export class DeviceLedger implements Remembered {
  readonly #entries = new Map<string, LedgerEntry>();
  readonly #devices = new Map<string, Pending>();
  readonly #sessions = new Map<number, number>();
  readonly #find: StatementSync;
  readonly #create: StatementSync;
  readonly #updateDevice: StatementSync;
  readonly #updateSession: StatementSync;

  constructor(database: DatabaseSync) {
    this.#find = database.prepare('select number, next_position from devices where device_id = ?');
    this.#create = database.prepare(
      'insert into devices (device_id) values (?) returning number, next_position',
    );
    this.#updateDevice = database.prepare(
      `update devices set next_position = ?1, reading_count = reading_count + ?2,
         first_seen = min(coalesce(first_seen, ?3), ?3), last_seen = max(coalesce(last_seen, ?4), ?4)
       where number = ?5`,
    );
    this.#updateSession = database.prepare(
      'update exercise_sessions set reading_count = reading_count + ? where id = ?',
    );
  }

  /** The device's entry; a device that sends for the first time gets one. */
  entry(deviceId: string): LedgerEntry {
    const known = this.#entries.get(deviceId);
    if (known !== undefined) return known;
    const row = this.#find.get(deviceId) ?? this.#create.get(deviceId);
    const entry = { number: Number(row?.number), nextPosition: Number(row?.next_position) };
    this.#entries.set(deviceId, entry);
    return entry;
  }

  /** Readings were stored under the ids after `nextPosition`. */
  count(
    deviceId: string,
    entry: LedgerEntry,
    sessionId: number | null,
    readings: number,
    first: number,
    last: number,
  ): void {
    entry.nextPosition += readings;
    const pending = this.#devices.get(deviceId);
    if (pending === undefined) this.#devices.set(deviceId, { readings, first, last });
    else {
      pending.readings += readings;
      pending.first = Math.min(pending.first, first);
      pending.last = Math.max(pending.last, last);
    }
    if (sessionId !== null) this.#sessions.set(sessionId, (this.#sessions.get(sessionId) ?? 0) + readings);
  }

  /** Writes the counters into the transaction that runs. */
  write(): void {
    for (const [deviceId, { readings, first, last }] of this.#devices) {
      const { number, nextPosition } = this.entry(deviceId);
      this.#updateDevice.run(nextPosition, readings, first, last, number);
    }
    for (const [sessionId, readings] of this.#sessions) this.#updateSession.run(readings, sessionId);
    this.#devices.clear();
    this.#sessions.clear();
  }

  forget(): void {
    this.#entries.clear();
    this.#devices.clear();
    this.#sessions.clear();
  }
}
