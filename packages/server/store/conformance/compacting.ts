import { describe, expect, it } from 'vitest';
import type { Store } from '../store.ts';
import { batchOf, loadRows, NEW_YEAR, rowsOf, type Row } from './example-batches.ts';
import type { Openers } from './openers.ts';

/** Readings posted one by one. */
async function storeSingles(store: Store, sessionIds: readonly (number | null)[]): Promise<Row[]> {
  const batches = sessionIds.map((sessionId, i) =>
    batchOf({
      sessionId,
      count: 1,
      seed: i,
      start: NEW_YEAR + i * 20,
      magnetometer: i % 5 > 0,
      temperature: i % 7 === 0 ? [i / 8] : undefined,
      exerciseTypes: i % 11 === 0 ? [{ value: 'squat', count: 1 }] : undefined,
    }),
  );
  const accepted = await Promise.all(batches.map((batch) => store.readings.append(batch)));
  return batches.flatMap((batch, i) => rowsOf(batch, accepted[i]));
}

async function compactAll(store: Store): Promise<number> {
  let mergedAway = 0;
  for (let merged = await store.readings.compact(); merged > 0; merged = await store.readings.compact())
    mergedAway += merged;
  return mergedAway;
}

export function describeCompacting({ open, reopen }: Openers): void {
  describe('compacting', () => {
    it('merges single readings without changing an id or a value', async () => {
      const store = await open();
      const rows = await storeSingles(store, new Array<null>(3000).fill(null));
      const summary = await store.readings.summary({});
      expect(await compactAll(store)).toBeGreaterThan(500);
      expect(await loadRows(store)).toEqual(rows);
      expect(await store.readings.summary({})).toEqual(summary);
      expect(await compactAll(store)).toBe(0);
    });

    it('goes on where it ended, also after a restart', async () => {
      const store = await open();
      const rows = await storeSingles(store, new Array<null>(2500).fill(null));
      await store.readings.compact();
      const again = await reopen(store);
      await compactAll(again);
      const more = batchOf({ count: 2500, start: NEW_YEAR + 100_000 });
      rows.push(...rowsOf(more, await again.readings.append(more)));
      await compactAll(again);
      expect(await loadRows(again)).toEqual(rows);
    });

    it('never merges across sessions', async () => {
      const store = await open();
      const create = () => store.sessions.create({ deviceId: 'left-wrist', startTime: NEW_YEAR });
      const [one, two] = [await create(), await create()];
      const owners = Array.from({ length: 3000 }, (_, i) => [null, one.id, two.id][Math.floor(i / 90) % 3]);
      const rows = await storeSingles(store, owners);
      expect(await compactAll(store)).toBeGreaterThan(500);
      for (const sessionId of [null, one.id, two.id]) {
        const own = rows.filter((_, i) => owners[i] === sessionId);
        expect(await loadRows(store, { sessionId })).toEqual(own);
      }
    });

    it('has nothing to do on an empty store', async () => {
      const store = await open();
      expect(await store.readings.compact()).toBe(0);
    });

    it('ends where readings were deleted', async () => {
      const store = await open();
      await storeSingles(store, new Array<null>(2100).fill(null));
      await store.readings.delete('left-wrist', NEW_YEAR + 2050 * 20);
      const left = await loadRows(store);
      await compactAll(store);
      expect(await loadRows(store)).toEqual(left);
    });
  });
}
