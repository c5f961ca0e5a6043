import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Kysely } from 'kysely';
import { Migrator } from 'kysely/migration';
import { describe, expect, it, onTestFinished } from 'vitest';
import { batchOf } from '../conformance/example-batches.ts';
import { migrationProvider } from '../migrations/index.ts';
import { nodeSqliteDialect } from './dialect.ts';
import { openSqlite } from './open.ts';

const versions = Object.keys(await migrationProvider.getMigrations()).toSorted();

function newFile(): string {
  const folder = mkdtempSync(join(tmpdir(), 'progo-migrations-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return join(folder, 'progo.db');
}

async function makeOld(path: string, version: string): Promise<void> {
  const db = new Kysely<unknown>({ dialect: nodeSqliteDialect(new DatabaseSync(path)) });
  const { error } = await new Migrator({ db, provider: migrationProvider }).migrateTo(version);
  expect(error).toBeUndefined();
  await db.destroy();
}

/** Tables and indexes as SQLite keeps them. */
function schemaOf(path: string): unknown[] {
  const database = new DatabaseSync(path);
  const schema = database.prepare('select type, name, sql from sqlite_schema order by name').all();
  database.close();
  return schema;
}

describe('a file of version', () => {
  it.each(versions)('%s becomes what a new file is', async (version) => {
    const [old, fresh] = [newFile(), newFile()];
    await makeOld(old, version);
    for (const path of [old, fresh]) {
      const store = await openSqlite(path);
      await store.readings.append(batchOf());
      expect(await store.readings.count({})).toBe(3);
      await store.close();
    }
    expect(schemaOf(old)).toEqual(schemaOf(fresh));
  });
});
