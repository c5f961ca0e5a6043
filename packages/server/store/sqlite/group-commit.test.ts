import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Kysely } from 'kysely';
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import type { Tables } from '../tables.ts';
import { nodeSqliteDialect } from './dialect.ts';
import { GroupCommit } from './group-commit.ts';

let path: string;
let database: DatabaseSync;
let db: Kysely<Tables>;
let commits: GroupCommit;
/** What is counted in memory until the commit writes it. */
let counted: number;
let forgotten: number;
let flush: () => Promise<void>;

beforeEach(() => {
  const folder = mkdtempSync(join(tmpdir(), 'progo-commit-'));
  path = join(folder, 'test.db');
  database = new DatabaseSync(path, { timeout: 10 });
  database.exec('pragma journal_mode = wal; create table words (word text unique not null)');
  database.exec('create table counted (number integer)');
  db = new Kysely<Tables>({ dialect: nodeSqliteDialect(database) });
  counted = forgotten = 0;
  flush = () => Promise.resolve();
  const remembered = {
    write() {
      if (counted > 0) database.prepare('insert into counted values (?)').run(counted);
      counted = 0;
    },
    forget() {
      counted = 0;
      forgotten++;
    },
  };
  commits = new GroupCommit(database, db, remembered, () => flush());
  onTestFinished(async () => {
    await db.destroy();
    rmSync(folder, { recursive: true });
  });
});

const add = (word: string) => () => {
  database.prepare('insert into words values (?)').run(word);
  counted++;
  return word;
};

/** As another connection sees it: what is committed. */
function committed(): { words: unknown[]; counts: unknown[] } {
  const other = new DatabaseSync(path, { readOnly: true });
  const words = other.prepare('select word from words order by rowid').all();
  const counts = other.prepare('select number from counted order by rowid').all();
  other.close();
  return { words: words.map(({ word }) => word), counts: counts.map(({ number }) => number) };
}

describe('a group commit', () => {
  it('answers once the work is on disk, several in one transaction', async () => {
    const answers = await Promise.all(['a', 'b', 'c'].map((word) => commits.write(add(word))));
    expect(answers).toEqual(['a', 'b', 'c']);
    expect(committed()).toEqual({ words: ['a', 'b', 'c'], counts: [3] });
  });

  it('lets a write that throws fail alone', async () => {
    const outcomes = await Promise.allSettled(['a', 'a', 'b'].map((word) => commits.write(add(word))));
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(committed()).toEqual({ words: ['a', 'b'], counts: [2] });
    expect(forgotten).toBe(0);
  });

  it('undoes all of a whole write that throws, in the database and in memory', async () => {
    const outcomes = await Promise.allSettled([
      commits.write(add('a')),
      commits.writeWhole(() => ['b', 'c', 'a'].map((word) => add(word)())),
      commits.write(add('d')),
    ]);
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(committed()).toEqual({ words: ['a', 'd'], counts: [1, 1] });
    expect(forgotten).toBe(1);
  });

  it('fails all writes, and forgets, when it cannot commit', async () => {
    const other = new DatabaseSync(path);
    other.exec('begin immediate');
    const outcomes = await Promise.allSettled(['a', 'b'].map((word) => commits.write(add(word))));
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(forgotten).toBe(1);
    other.exec('rollback');
    other.close();
    await commits.write(add('a'));
    expect(committed()).toEqual({ words: ['a'], counts: [1] });
  });

  it('fails all writes when the database gives the transaction up half way', async () => {
    // As SQLite does by itself when the disk is full.
    const giveUp = () => {
      database.exec('rollback');
      throw new Error('database or disk is full');
    };
    const writes = [add('a'), giveUp, add('b')].map((work) => commits.write<unknown>(work));
    const outcomes = await Promise.allSettled(writes);
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
    expect(committed()).toEqual({ words: [], counts: [] });
  });

  it('answers nobody before the flush, and puts what comes meanwhile into the next group', async () => {
    let flushed = (): void => undefined;
    flush = () => new Promise((resolve) => (flushed = resolve));
    const told: string[] = [];
    const first = commits.write(add('a')).then((word) => told.push(word));
    await vi.waitUntil(() => committed().words.length === 1);
    const next = ['b', 'c'].map((word) => commits.write(add(word)));
    expect(told).toEqual([]);
    expect(committed().words).toEqual(['a']);
    flush = () => Promise.resolve();
    flushed();
    await Promise.all([first, ...next]);
    expect(committed()).toEqual({ words: ['a', 'b', 'c'], counts: [1, 2] });
  });

  it('fails all writes when the disk cannot be flushed', async () => {
    flush = () => Promise.reject(new Error('input/output error'));
    const outcomes = await Promise.allSettled(['a', 'b'].map((word) => commits.write(add(word))));
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  });

  it('leaves every other transaction to flush by itself', async () => {
    await Promise.allSettled([commits.write(add('a')), commits.write(add('a'))]);
    expect(database.prepare('pragma synchronous').get()).toEqual({ synchronous: 2 });
  });

  it('keeps a write of its own apart from the others', async () => {
    const outcomes = await Promise.allSettled([
      commits.write(add('a')),
      commits.writeAlone(() => ['x', 'a'].map((word) => add(word)())),
      commits.write(add('b')),
    ]);
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(committed().words).toEqual(['a', 'b']);
  });

  it('waits for other transactions on the same connection', async () => {
    let finish = (): void => undefined;
    const blocked = new Promise<void>((resolve) => (finish = resolve));
    const transaction = db.transaction().execute(async () => blocked);
    const write = commits.write(add('a'));
    finish();
    await transaction;
    await write;
    expect(committed().words).toEqual(['a']);
  });

  it('refuses writes once the database is closed', async () => {
    await commits.write(add('a'));
    await db.destroy();
    await expect(commits.write(add('b'))).rejects.toThrow();
    await commits.idle();
  });
});
