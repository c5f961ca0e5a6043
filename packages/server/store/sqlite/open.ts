import { accessSync, constants, existsSync, mkdirSync } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Kysely } from 'kysely';
import { Migrator } from 'kysely/migration';
import { migrationProvider } from '../migrations/index.ts';
import { deviceQueries } from '../queries/devices.ts';
import { jobQueries } from '../queries/jobs.ts';
import { createLabel, deleteLabel, labelTotals, listLabels } from '../queries/labels.ts';
import { modelQueries } from '../queries/models.ts';
import { predictionQueries } from '../queries/predictions.ts';
import { StoreUnavailable, type Store } from '../store.ts';
import type { Tables } from '../tables.ts';
import { DeviceLedger } from './device-ledger.ts';
import { nodeSqliteDialect } from './dialect.ts';
import { GroupCommit } from './group-commit.ts';
import { SqliteReadings } from './readings.ts';
import { sqliteSessions } from './sessions.ts';

/** How long to wait for another process to let go of the file, ms. */
const PATIENCE_MS = 1500;

/** Tells a file of Progo from others: "Prog". */
const APPLICATION_ID = 0x50726f67;

/**
 * Opens the database file, making it and its folder where they are missing, and brings its schema up to
 * date. The file belongs to this process until it is closed.
 *
 * @throws {StoreUnavailable} with what to do
 */
export async function openSqlite(path: string): Promise<Store> {
  makeFolder(path);
  const lock = lockFile(path);
  let database: DatabaseSync | undefined;
  try {
    database = openDatabase(path);
    const db = new Kysely<Tables>({ dialect: nodeSqliteDialect(database) });
    await migrate(db, path);
    // Migrations have made it; it stays until the database is closed.
    const log = await open(`${path}-wal`, 'r+');
    return storeOn(database, db, log, lock);
  } catch (error) {
    database?.close();
    lock.close();
    throw unavailable(error, path);
  }
}

function storeOn(database: DatabaseSync, db: Kysely<Tables>, log: FileHandle, lock: DatabaseSync): Store {
  const ledger = new DeviceLedger(database);
  const commits = new GroupCommit(database, db, ledger, () => log.datasync());
  const readings = new SqliteReadings(database, commits, ledger);
  return {
    readings,
    sessions: sqliteSessions(database, db, commits, readings),
    labels: {
      create: (label) => createLabel(db, label, Date.now()),
      list: (sessionId) => listLabels(db, sessionId),
      totals: (filter) => labelTotals(db, filter),
      delete: (id) => deleteLabel(db, id),
    },
    devices: deviceQueries(db),
    predictions: predictionQueries(db),
    models: modelQueries(db),
    jobs: jobQueries(db),
    async ping() {
      database.prepare('select 1 from devices limit 1').get();
    },
    async close() {
      if (!lock.isOpen) return;
      await commits.idle();
      await log.close();
      await db.destroy();
      lock.close();
    },
  };
}

function makeFolder(path: string): void {
  const folder = dirname(path);
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
    if (existsSync(path)) accessSync(path, constants.W_OK);
  } catch {
    throw new StoreUnavailable(
      `${path} cannot be written: make ${folder} writable, or choose another folder with DATA_DIR`,
    );
  }
}

/** A lock that the operating system drops when this process ends, however it ends. */
function lockFile(path: string): DatabaseSync {
  const lock = new DatabaseSync(`${path}.lock`, { timeout: PATIENCE_MS });
  try {
    lock.exec('pragma locking_mode = exclusive; begin exclusive');
    return lock;
  } catch {
    lock.close();
    throw new StoreUnavailable(
      `${path} is in use by another Progo: stop that one, or choose another folder with DATA_DIR`,
    );
  }
}

function openDatabase(path: string): DatabaseSync {
  const database = new DatabaseSync(path, { timeout: PATIENCE_MS });
  try {
    // A page holds two batches of 50 readings of nine axes with little to spare; see docs/decisions.
    database.exec(
      'pragma page_size = 4096; pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on',
    );
    database.exec('pragma cache_size = -65536; pragma wal_autocheckpoint = 4000');
    // A write that SQLite flushes by itself: shows that writing works, and brings the new log's name to the disk.
    database.exec(`pragma application_id = ${APPLICATION_ID}`);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

async function migrate(db: Kysely<Tables>, path: string): Promise<void> {
  const migrator = new Migrator({ db, provider: migrationProvider });
  const { error } = await migrator.migrateToLatest();
  if (error === undefined) return;
  if (!(error instanceof Error)) throw new Error('the schema cannot be brought up to date', { cause: error });
  if (/corrupted migrations|previously executed migration/.test(error.message)) {
    throw new StoreUnavailable(
      `${path} was written by a newer Progo: update this one, or choose another folder with DATA_DIR`,
    );
  }
  throw error;
}

function unavailable(error: unknown, path: string): Error {
  if (!(error instanceof Error)) return new Error(String(error));
  if (error instanceof StoreUnavailable) return error;
  if (/locked|busy/i.test(error.message)) {
    return new StoreUnavailable(`${path} is locked by another program: close it and start again`);
  }
  if (/unable to open/i.test(error.message)) {
    return new StoreUnavailable(
      `${path} cannot be opened: see that it is a plain file, or choose another folder with DATA_DIR`,
    );
  }
  if (/not a database|malformed|disk image/i.test(error.message)) {
    return new StoreUnavailable(
      `${path} is damaged (${error.message}): restore a backup, or move the file away to start empty`,
    );
  }
  return error;
}
