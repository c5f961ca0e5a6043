import { DatabaseSync } from 'node:sqlite';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { batchOf } from '../conformance/example-batches.ts';
import { openSqlite } from './open.ts';

it.each([1, 256, 1000])('the memory of batches stays small when seq grows by %i', async (step) => {
  const folder = mkdtempSync(join(tmpdir(), 'progo-accepted-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const path = join(folder, 'progo.db');
  const store = await openSqlite(path);
  const numbers = Array.from({ length: 5000 }, (_, i) => i * step);
  await Promise.all(
    numbers.map((seq) => store.readings.append(batchOf({ count: 1, seed: seq, sequence: { boot: 1, seq } }))),
  );
  await store.close();
  const database = new DatabaseSync(path, { readOnly: true });
  const row = database.prepare('select count(*) as count from accepted_batches').get();
  database.close();
  expect(row?.count).toBeGreaterThanOrEqual(4096);
  expect(row?.count).toBeLessThan(4096 + 300);
});
