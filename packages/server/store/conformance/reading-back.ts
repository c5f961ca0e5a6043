import { describe, expect, it } from 'vitest';
import { batchOf, byTime, loadRows, NEW_YEAR, pageRows, rowsOf, type Row } from './example-batches.ts';
import type { Store } from '../store.ts';
import type { Openers } from './openers.ts';

/** Chunks that overlap, a late one, and readings at equal times; all rows by time. */
async function storeOverlapping(store: Store): Promise<Row[]> {
  const batches = [
    batchOf({ count: 50, seed: 1 }),
    batchOf({ count: 50, seed: 2, start: NEW_YEAR + 500 }),
    batchOf({ count: 10, seed: 3, start: NEW_YEAR - 4000 }),
    batchOf({ count: 50, seed: 4, start: NEW_YEAR + 980 }),
    batchOf({ count: 1, seed: 5, start: NEW_YEAR + 980 }),
  ];
  const rows: Row[] = [];
  for (const batch of batches) rows.push(...rowsOf(batch, await store.readings.append(batch)));
  return rows.sort(byTime);
}

export function describeReadingBack({ open }: Openers): void {
  describe('loading', () => {
    it('gives back every bit, extremes and microseconds included', async () => {
      const store = await open();
      const times = [NEW_YEAR, NEW_YEAR + 0.001, NEW_YEAR + 0.5, NEW_YEAR + 86_400_000];
      const batch = batchOf({ times });
      const extremes = [-0, 1e-45, 3.4028234663852886e38, -3.4028234663852886e38];
      batch.axes[0].set(extremes);
      await store.readings.append(batch);
      const loaded = await store.readings.load({});
      expect([...loaded.times]).toEqual(times);
      expect([...loaded.axes[0]]).toEqual([...Float32Array.from(extremes)]);
      batch.axes.forEach((axis, a) => expect(loaded.axes[a]).toEqual(axis));
    });

    it('sorts by time, then id', async () => {
      const store = await open();
      const rows = await storeOverlapping(store);
      expect(await loadRows(store)).toEqual(rows);
    });

    it('cuts to the times asked for, both included', async () => {
      const store = await open();
      const rows = await storeOverlapping(store);
      const [from, to] = [NEW_YEAR + 100, NEW_YEAR + 980];
      const expected = rows.filter(({ time }) => time >= from && time <= to);
      expect(await loadRows(store, { from, to })).toEqual(expected);
      expect(expected.at(0)?.time).toBe(from);
      expect(expected.at(-1)?.time).toBe(to);
    });

    it('has NaN where a magnetometer or temperature is absent, and null where none is there at all', async () => {
      const store = await open();
      const bare = batchOf({ magnetometer: false });
      const full = batchOf({
        start: NEW_YEAR + 1000,
        temperature: [20.25, NaN, 21],
        exerciseTypes: [
          { value: 'squat', count: 1 },
          { value: null, count: 2 },
        ],
      });
      const rows = [
        ...rowsOf(bare, await store.readings.append(bare)),
        ...rowsOf(full, await store.readings.append(full)),
      ];
      expect(await loadRows(store)).toEqual(rows);
      const { temperature, exerciseTypes } = await store.readings.load({ to: NEW_YEAR + 500 });
      expect({ temperature, exerciseTypes }).toEqual({ temperature: null, exerciseTypes: null });
    });

    it('is empty where nothing fits', async () => {
      const store = await open();
      await store.readings.append(batchOf());
      for (const filter of [
        { deviceId: 'other' },
        { sessionId: 1 },
        { from: NEW_YEAR + 41 },
        { to: NEW_YEAR - 1 },
      ]) {
        expect(await loadRows(store, filter)).toEqual([]);
        expect(await store.readings.count(filter)).toBe(0);
      }
    });

    it('tells readings of a session from those outside any', async () => {
      const store = await open();
      const session = await store.sessions.create({ deviceId: 'left-wrist', startTime: NEW_YEAR });
      const inside = batchOf({ sessionId: session.id });
      const outside = batchOf({ seed: 1 });
      const a = rowsOf(inside, await store.readings.append(inside));
      const b = rowsOf(outside, await store.readings.append(outside));
      expect(await loadRows(store, { sessionId: session.id })).toEqual(a);
      expect(await loadRows(store, { sessionId: null })).toEqual(b);
    });
  });

  describe('a page of readings', () => {
    it.each([1, 7, 60, 1000])('of %i is newest first and goes on where the last one ended', async (limit) => {
      const store = await open();
      const rows = (await storeOverlapping(store)).reverse();
      const pages: Row[] = [];
      for (let offset = 0; offset < rows.length; offset += limit)
        pages.push(...(await pageRows(store, {}, limit, offset)));
      expect(pages).toEqual(rows);
    });

    it('keeps to the filter', async () => {
      const store = await open();
      const rows = (await storeOverlapping(store)).reverse();
      const [from, to] = [NEW_YEAR + 20, NEW_YEAR + 990];
      const expected = rows.filter(({ time }) => time >= from && time <= to);
      expect(await pageRows(store, { from, to }, 30, 25)).toEqual(expected.slice(25, 55));
    });

    it('mixes devices by time', async () => {
      const store = await open();
      for (const deviceId of ['a', 'b', 'c']) await store.readings.append(batchOf({ deviceId, count: 4 }));
      const page = await store.readings.page({}, 5, 1);
      expect(page.map(({ chunk }) => chunk.deviceId)).toEqual(['b', 'a', 'c', 'b', 'a']);
    });

    it('after the last one is empty', async () => {
      const store = await open();
      await store.readings.append(batchOf());
      expect(await pageRows(store, {}, 10, 3)).toEqual([]);
    });
  });

  describe('counts and sums', () => {
    it('count exactly at the edges of chunks', async () => {
      const store = await open();
      const rows = await storeOverlapping(store);
      const times = [
        NEW_YEAR - 4000,
        NEW_YEAR - 1,
        NEW_YEAR,
        NEW_YEAR + 499,
        NEW_YEAR + 980,
        NEW_YEAR + 1960,
      ];
      for (const from of times) {
        for (const to of times) {
          const inside = rows.filter(({ time }) => time >= from && time <= to);
          expect(await store.readings.count({ from, to })).toBe(inside.length);
          expect(await store.readings.summary({ from, to })).toMatchObject({
            count: inside.length,
            first: inside.at(0)?.time ?? null,
            last: inside.at(-1)?.time ?? null,
          });
        }
      }
    });

    it('sum up magnetometers and temperatures, of whole chunks and of parts', async () => {
      const store = await open();
      await store.readings.append(batchOf({ temperature: [10, NaN, 20] }));
      await store.readings.append(
        batchOf({ magnetometer: false, start: NEW_YEAR + 60, temperature: [30, 40, 50] }),
      );
      expect(await store.readings.summary({})).toEqual({
        count: 6,
        first: NEW_YEAR,
        last: NEW_YEAR + 100,
        withMagnetometer: 3,
        temperature: { min: 10, max: 50, mean: 30, count: 5 },
      });
      expect(await store.readings.summary({ from: NEW_YEAR + 20, to: NEW_YEAR + 80 })).toEqual({
        count: 4,
        first: NEW_YEAR + 20,
        last: NEW_YEAR + 80,
        withMagnetometer: 2,
        temperature: { min: 20, max: 40, mean: 30, count: 3 },
      });
    });

    it('are empty where there is nothing', async () => {
      const store = await open();
      expect(await store.readings.summary({ deviceId: 'nobody' })).toEqual({
        count: 0,
        first: null,
        last: null,
        withMagnetometer: 0,
        temperature: null,
      });
    });

    it('count readings by the exercise the device named', async () => {
      const store = await open();
      const exerciseTypes = [
        { value: 'squat', count: 2 },
        { value: null, count: 1 },
        { value: 'resting', count: 1 },
      ];
      await store.readings.append(batchOf({ count: 4, exerciseTypes }));
      await store.readings.append(batchOf({ count: 4, exerciseTypes, start: NEW_YEAR + 80 }));
      await store.readings.append(batchOf({ deviceId: 'other', count: 4, exerciseTypes }));
      expect(await store.readings.exerciseCounts('left-wrist')).toEqual(
        new Map([
          ['squat', 4],
          ['resting', 2],
        ]),
      );
    });
  });
}
