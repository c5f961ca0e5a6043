import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { batchOf, NEW_YEAR } from '../store/conformance/example-batches.ts';
import { openSqlite } from '../store/sqlite/open.ts';
import { createLocalStream } from '../stream/local.ts';
import type { StoredBatch } from '../stream/stream.ts';
import { Ingest } from './ingest.ts';

async function openIngest() {
  const folder = mkdtempSync(join(tmpdir(), 'progo-ingest-'));
  const store = await openSqlite(join(folder, 'progo.db'));
  onTestFinished(async () => {
    await store.close();
    rmSync(folder, { recursive: true });
  });
  const stream = createLocalStream();
  const published: StoredBatch[] = [];
  stream.subscribe((stored) => published.push(stored));
  return { store, published, ingest: new Ingest(store, stream) };
}

const SESSION = { deviceId: 'left-wrist', startTime: NEW_YEAR };

it('hands on what is stored, in its order, a repeated batch only once', async () => {
  const { ingest, published } = await openIngest();
  const batches = [0, 1, 0, 2].map((seq) => batchOf({ seed: seq, sequence: { boot: 1, seq } }));
  const answers = await Promise.all(batches.map((batch) => ingest.accept([batch])));
  expect(answers.map(([{ repeated }]) => repeated)).toEqual([false, false, true, false]);
  expect(published.map(({ batch }) => batch.sequence?.seq)).toEqual([0, 1, 2]);
});

it('hands on nothing of a request that is refused', async () => {
  const { ingest, published } = await openIngest();
  await ingest.accept([batchOf({ sequence: { boot: 1, seq: 1 } })]);
  const other = batchOf({ deviceId: 'right-wrist' });
  const conflict = ingest.accept([other, batchOf({ seed: 1, sequence: { boot: 1, seq: 1 } })]);
  await expect(conflict).rejects.toMatchObject({ code: 'conflict' });
  expect(published).toHaveLength(1);
});

it('puts readings into the open session of their device until that ends', async () => {
  const { store, ingest } = await openIngest();
  await ingest.accept([batchOf()]);
  const { id } = await store.sessions.create(SESSION);
  ingest.openSessions.forget('left-wrist');
  await ingest.accept([batchOf({ start: NEW_YEAR + 100 }), batchOf({ deviceId: 'right-wrist' })]);
  await store.sessions.update(id, { endTime: NEW_YEAR + 200 });
  ingest.openSessions.forget('left-wrist');
  await ingest.accept([batchOf({ start: NEW_YEAR + 200 })]);
  const { times } = await store.readings.load({ sessionId: id });
  expect([...times]).toEqual([NEW_YEAR + 100, NEW_YEAR + 120, NEW_YEAR + 140]);
});

it('stores readings that named no session although the open one was deleted under them', async () => {
  const { store, ingest } = await openIngest();
  const { id } = await store.sessions.create(SESSION);
  await ingest.accept([batchOf()]);
  await store.sessions.delete(id);
  await ingest.accept([batchOf({ start: NEW_YEAR + 100 }), batchOf({ deviceId: 'right-wrist' })]);
  expect(await store.readings.count({ sessionId: null })).toBe(6);
});

it('refuses sessions that do not exist, any more, or are of another device', async () => {
  const { store, ingest } = await openIngest();
  const { id } = await store.sessions.create(SESSION);
  await expect(ingest.accept([batchOf({ sessionId: 99 })])).rejects.toThrow('There is no session 99');
  await expect(ingest.accept([batchOf({ sessionId: id, deviceId: 'right-wrist' })])).rejects.toThrow(
    `Session ${id} belongs to device left-wrist, not to right-wrist`,
  );
  await ingest.accept([batchOf({ sessionId: id })]);
  await store.sessions.delete(id);
  await expect(ingest.accept([batchOf({ sessionId: id })])).rejects.toMatchObject({ code: 'not-found' });
  expect(await store.readings.count({})).toBe(0);
});
