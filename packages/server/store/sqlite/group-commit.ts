import type { DatabaseSync } from 'node:sqlite';
import { setImmediate } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import type { Tables } from '../tables.ts';

/** What is kept in memory of the transaction that runs. */
export interface Remembered {
  /** Writes it into the transaction. */
  write(): void;
  /** The transaction, or a part of it, was rolled back: the database knows better. */
  forget(): void;
}

/** One write waiting for the next commit. It runs inside a transaction, with nothing else in between. */
interface Waiting {
  readonly work: () => unknown;
  readonly resolve: (value: unknown) => void;
  readonly reject: (reason: unknown) => void;
}

/**
 * Puts many writes into one transaction, so that one flush to disk serves them all. A write that throws
 * is alone in failing.
 *
 * SQLite itself would flush inside `commit` and stop the event loop meanwhile. So a group commits without
 * (`synchronous = normal`: the log is written, not yet flushed), and the log is flushed by a thread of the
 * pool before anybody is answered. What arrives during the flush makes up the next group.
 */
export class GroupCommit {
  readonly #database: DatabaseSync;
  readonly #db: Kysely<Tables>;
  readonly #remembered: Remembered;
  readonly #flush: () => Promise<void>;
  #waiting: Waiting[] = [];
  #running: Promise<void> | null = null;

  /** @param flush brings the write-ahead log to the disk */
  constructor(
    database: DatabaseSync,
    db: Kysely<Tables>,
    remembered: Remembered,
    flush: () => Promise<void>,
  ) {
    this.#database = database;
    this.#db = db;
    this.#remembered = remembered;
    this.#flush = flush;
  }

  /** Resolves with what `work` returned once it is on disk. Work that throws must leave nothing half done. */
  write<T>(work: () => T): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      // Each entry is resolved with what its own work returned.
      this.#waiting.push({ work, resolve: resolve as (value: unknown) => void, reject });
      this.#running ??= this.#run();
    });
  }

  /** As `write`, for work of several statements: when it throws, none of them stays. */
  writeWhole<T>(work: () => T): Promise<T> {
    return this.write(() => {
      // What is remembered so far belongs to other writes, which stay.
      this.#remembered.write();
      this.#database.exec('savepoint whole');
      try {
        const value = work();
        this.#database.exec('release whole');
        return value;
      } catch (error) {
        if (this.#database.isTransaction) this.#database.exec('rollback to whole; release whole');
        this.#remembered.forget();
        throw error;
      }
    });
  }

  /** As `writeWhole`, in a transaction of its own: for so much work that others should not share its fate. */
  async writeAlone<T>(work: () => T): Promise<T> {
    await this.idle();
    return this.#db.connection().execute(async () => this.#inTransaction(work));
  }

  /** Resolves when nothing waits any more. */
  async idle(): Promise<void> {
    while (this.#running !== null) await this.#running;
  }

  async #run(): Promise<void> {
    // Whatever else arrives in this turn of the event loop joins.
    await setImmediate();
    while (this.#waiting.length > 0) {
      const group = this.#waiting;
      this.#waiting = [];
      await this.#commit(group);
    }
    this.#running = null;
  }

  async #commit(group: readonly Waiting[]): Promise<void> {
    try {
      // Kysely's lock on the one connection keeps other transactions out.
      const outcomes = await this.#db.connection().execute(async () => this.#commitUnflushed(group));
      await this.#flush();
      for (const tell of outcomes) tell();
    } catch (error) {
      for (const { reject } of group) reject(error);
    }
  }

  #commitUnflushed(group: readonly Waiting[]): (() => void)[] {
    this.#database.exec('pragma synchronous = normal');
    try {
      return this.#inTransaction(() => group.map((one) => this.#attempt(one)));
    } finally {
      this.#database.exec('pragma synchronous = full');
    }
  }

  /** Answers how to tell the caller, once it is on disk. */
  #attempt({ work, resolve, reject }: Waiting): () => void {
    try {
      const value = work();
      return () => resolve(value);
    } catch (error) {
      // A full disk, among others, makes SQLite give up the whole transaction.
      if (!this.#database.isTransaction) throw error;
      return () => reject(error);
    }
  }

  #inTransaction<T>(work: () => T): T {
    try {
      this.#database.exec('begin immediate');
      const value = work();
      this.#remembered.write();
      this.#database.exec('commit');
      return value;
    } catch (error) {
      if (this.#database.isTransaction) this.#database.exec('rollback');
      this.#remembered.forget();
      throw error;
    }
  }
}
