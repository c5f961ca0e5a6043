import { describe, expect, it } from 'vitest';
import { batchOf, loadRows, NEW_YEAR, rowsOf } from './example-batches.ts';
import type { Openers } from './openers.ts';

export function describeDeleting({ open }: Openers): void {
  describe('deleting readings', () => {
    it('takes those of one device only', async () => {
      const store = await open();
      await store.readings.append(batchOf());
      const other = batchOf({ deviceId: 'other' });
      const accepted = await store.readings.append(other);
      expect(await store.readings.delete('left-wrist')).toBe(3);
      expect(await loadRows(store)).toEqual(rowsOf(other, accepted));
      expect(await store.devices.get('left-wrist')).toMatchObject({
        readingCount: 0,
        firstSeen: null,
        lastSeen: null,
      });
      expect(await store.readings.delete('nobody')).toBe(0);
    });

    it('cuts a batch in two where only some are older, and keeps ids and values', async () => {
      const store = await open();
      const session = await store.sessions.create({ deviceId: 'left-wrist', startTime: NEW_YEAR });
      const batch = batchOf({
        sessionId: session.id,
        count: 10,
        temperature: [1, 2, 3, 4, NaN, NaN, NaN, NaN, NaN, NaN],
        exerciseTypes: [
          { value: 'squat', count: 5 },
          { value: 'rest', count: 5 },
        ],
      });
      const rows = rowsOf(batch, await store.readings.append(batch));
      expect(await store.readings.delete('left-wrist', NEW_YEAR + 80)).toBe(4);
      expect(await loadRows(store)).toEqual(rows.slice(4));
      expect(await store.readings.summary({})).toMatchObject({ count: 6, temperature: null });
      expect(await store.sessions.get(session.id)).toMatchObject({ readingCount: 6 });
      expect(await store.devices.get('left-wrist')).toMatchObject({
        readingCount: 6,
        firstSeen: NEW_YEAR + 80,
        lastSeen: NEW_YEAR + 180,
      });
      expect(await store.readings.exerciseCounts('left-wrist')).toEqual(
        new Map([
          ['squat', 1],
          ['rest', 5],
        ]),
      );
    });

    it('keeps readings exactly as old as asked', async () => {
      const store = await open();
      await store.readings.append(batchOf());
      expect(await store.readings.delete('left-wrist', NEW_YEAR)).toBe(0);
      expect(await store.readings.count({})).toBe(3);
    });

    it('goes by time where late readings lie among others', async () => {
      const store = await open();
      const batches = Array.from({ length: 1200 }, (_, i) =>
        // Every third batch comes an hour late.
        batchOf({ count: 2, seed: i, start: NEW_YEAR + i * 40 - (i % 3 === 0 ? 3_600_000 : 0) }),
      );
      const rows = [];
      for (const [i, accepted] of (
        await Promise.all(batches.map((one) => store.readings.append(one)))
      ).entries())
        rows.push(...rowsOf(batches[i], accepted));
      await store.readings.compact();
      const kept = rows.filter(({ time }) => time >= NEW_YEAR);
      expect(await store.readings.delete('left-wrist', NEW_YEAR)).toBe(rows.length - kept.length);
      expect(await loadRows(store)).toEqual(kept);
    });

    it('counts right when readings arrive at the same moment', async () => {
      const store = await open();
      await store.readings.append(batchOf());
      const [, deleted, last] = await Promise.all([
        store.readings.append(batchOf({ start: NEW_YEAR + 60 })),
        store.readings.delete('left-wrist'),
        store.readings.append(batchOf({ start: NEW_YEAR + 120 })),
      ]);
      const left = 9 - deleted;
      expect(await store.readings.count({})).toBe(left);
      const { ids, times } = await store.readings.load({});
      expect(ids.at(-1)).toBe(last.firstReadingId + 2);
      expect(await store.devices.get('left-wrist')).toMatchObject({
        readingCount: left,
        firstSeen: times[0],
        lastSeen: NEW_YEAR + 160,
      });
    });
  });
}
