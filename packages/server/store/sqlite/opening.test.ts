import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it, onTestFinished } from 'vitest';
import { batchOf, loadRows, rowsOf } from '../conformance/example-batches.ts';
import { StoreUnavailable } from '../store.ts';
import { openSqlite } from './open.ts';

function newFile(): string {
  const folder = mkdtempSync(join(tmpdir(), 'progo-open-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return join(folder, 'progo.db');
}

/** Another process that has the file open and stores one reading a line it is sent. */
async function openElsewhere(path: string): Promise<ChildProcess> {
  const script = `
    import { openSqlite } from '${new URL('./open.ts', import.meta.url).href}';
    import { batchOf } from '${new URL('../conformance/example-batches.ts', import.meta.url).href}';
    const store = await openSqlite(process.argv[1]);
    await store.readings.append(batchOf());
    console.log('open');
    setInterval(() => undefined, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script, path], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  await once(child.stdout, 'data');
  return child;
}

async function reasonFor(path: string): Promise<string> {
  const error: unknown = await openSqlite(path).catch((reason: unknown) => reason);
  if (!(error instanceof StoreUnavailable))
    throw new Error(`expected StoreUnavailable, got ${String(error)}`);
  return error.message;
}

describe('opening a database file', () => {
  it('makes the folders it needs', async () => {
    const path = join(newFile(), 'deep', 'er', 'progo.db');
    const store = await openSqlite(path);
    await store.ping();
    await store.close();
  });

  it('is refused while another process has it, and works as soon as that one was killed', async () => {
    const path = newFile();
    const other = await openElsewhere(path);
    expect(await reasonFor(path)).toBe(
      `${path} is in use by another Progo: stop that one, or choose another folder with DATA_DIR`,
    );
    other.kill('SIGKILL');
    await once(other, 'exit');
    const store = await openSqlite(path);
    expect(await loadRows(store)).toHaveLength(3);
    await store.close();
  });

  it('is refused twice in one process', async () => {
    const path = newFile();
    const store = await openSqlite(path);
    expect(await reasonFor(path)).toContain('is in use by another Progo');
    await store.close();
    await (await openSqlite(path)).close();
  });

  it('is refused while another program writes to it', async () => {
    const path = newFile();
    await (await openSqlite(path)).close();
    const other = new DatabaseSync(path);
    other.exec('begin immediate');
    expect(await reasonFor(path)).toBe(`${path} is locked by another program: close it and start again`);
    other.close();
    await (await openSqlite(path)).close();
  });

  it.each([
    ['no database', (path: string) => writeFileSync(path, 'x'.repeat(8192))],
    ['cut off', (path: string) => truncateSync(path, 5000)],
    [
      'overwritten in the middle',
      (path: string) => {
        const bytes = readFileSync(path);
        writeFileSync(path, bytes.fill(0xff, 100, 4096));
      },
    ],
  ])('is refused when it is %s', async (_, damage) => {
    const path = newFile();
    await (await openSqlite(path)).close();
    damage(path);
    expect(await reasonFor(path)).toMatch(/is damaged \(.*\): restore a backup, or move the file away/);
  });

  it('is refused when a newer Progo wrote it', async () => {
    const path = newFile();
    await (await openSqlite(path)).close();
    const newer = new DatabaseSync(path);
    newer.exec(`insert into kysely_migration values ('9999-future', '2099-01-01')`);
    newer.close();
    expect(await reasonFor(path)).toBe(
      `${path} was written by a newer Progo: update this one, or choose another folder with DATA_DIR`,
    );
  });

  it('is refused where the folder cannot be made', async () => {
    const path = newFile();
    writeFileSync(path, '');
    const inside = join(path, 'progo.db');
    expect(await reasonFor(inside)).toBe(
      `${inside} cannot be written: make ${path} writable, or choose another folder with DATA_DIR`,
    );
  });

  it('is refused where a folder has its name', async () => {
    const path = newFile();
    mkdirSync(path);
    expect(await reasonFor(path)).toContain('cannot be opened');
  });

  it.skipIf(process.getuid?.() === 0)('is refused in a read-only folder', async () => {
    const path = newFile();
    chmodSync(join(path, '..'), 0o555);
    expect(await reasonFor(path)).toContain('cannot be written: make');
  });
});

describe('closing', () => {
  it('writes what waits, and refuses what comes later', async () => {
    const path = newFile();
    const store = await openSqlite(path);
    const batch = batchOf();
    const pending = store.readings.append(batch);
    await store.close();
    await store.close();
    await expect(store.readings.append(batch)).rejects.toThrow();
    const again = await openSqlite(path);
    expect(await loadRows(again)).toEqual(rowsOf(batch, await pending));
    await again.close();
  });
});
