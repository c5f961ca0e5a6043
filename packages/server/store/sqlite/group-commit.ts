import type { DatabaseSync } from 'node:sqlite';
import type { Kysely } from 'kysely';
import type { Tables } from '../tables.ts';

/** One write waiting for the next commit. It runs inside a transaction, with nothing else in between. */
interface Waiting {
  readonly work: () => unknown;
  readonly resolve: (value: unknown) => void;
  readonly reject: (reason: unknown) => void;
}

/**
 * Puts many writes into one transaction, so that one flush to disk serves them all. A write that throws
 * is alone in failing; its caller must leave nothing half done (one statement, or a savepoint).
 */
export class GroupCommit {
  readonly #database: DatabaseSync;
  readonly #db: Kysely<Tables>;
  readonly #onLost: () => void;
  #waiting: Waiting[] = [];
  #scheduled: Promise<void> | null = null;

  /** @param onLost told when a transaction was rolled back as a whole: what was remembered of it is wrong */
  constructor(database: DatabaseSync, db: Kysely<Tables>, onLost: () => void) {
    this.#database = database;
    this.#db = db;
    this.#onLost = onLost;
  }

  /** Called before each commit; may write too. */
  beforeCommit: () => void = () => undefined;

  /** Resolves with what `work` returned once it is on disk. */
  write<T>(work: () => T): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      // Each entry is resolved with what its own work returned.
      this.#waiting.push({ work, resolve: resolve as (value: unknown) => void, reject });
      this.#scheduled ??= new Promise((done) => setImmediate(() => void this.#flush().finally(done)));
    });
  }

  /** As `write`, in a transaction of its own that is rolled back when the work throws: for large work of many statements. */
  async writeAlone<T>(work: () => T): Promise<T> {
    await this.idle();
    return this.#db.connection().execute(async () => {
      let value: T;
      try {
        this.#database.exec('begin immediate');
        value = work();
        this.beforeCommit();
        this.#database.exec('commit');
      } catch (error) {
        if (this.#database.isTransaction) this.#database.exec('rollback');
        this.#onLost();
        throw error;
      }
      return value;
    });
  }

  /** Resolves when nothing waits any more. */
  async idle(): Promise<void> {
    while (this.#scheduled !== null) await this.#scheduled;
  }

  async #flush(): Promise<void> {
    // Kysely's lock on the one connection keeps other transactions out.
    await this.#db.connection().execute(async () => {
      const group = this.#waiting;
      this.#waiting = [];
      this.#scheduled = null;
      this.#commit(group);
    });
  }

  #commit(group: readonly Waiting[]): void {
    const outcomes: (() => void)[] = [];
    try {
      this.#database.exec('begin immediate');
      for (const { work, resolve, reject } of group) {
        try {
          const value = work();
          outcomes.push(() => resolve(value));
        } catch (error) {
          outcomes.push(() => reject(error));
        }
      }
      this.beforeCommit();
      this.#database.exec('commit');
    } catch (error) {
      if (this.#database.isTransaction) this.#database.exec('rollback');
      this.#onLost();
      for (const { reject } of group) reject(error);
      return;
    }
    for (const tell of outcomes) tell();
  }
}
