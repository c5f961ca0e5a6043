import { describe, expect, it } from 'vitest';
import { SequenceConflict, UnknownSession } from '../store.ts';
import { batchOf, loadRows, NEW_YEAR, rowsOf } from './example-batches.ts';
import type { Openers } from './openers.ts';

export function describeAppending({ open, reopen }: Openers): void {
  describe('appending readings', () => {
    it('keeps what was answered when it is opened again', async () => {
      const store = await open();
      const batch = batchOf({ temperature: [20, NaN, 21.5], exerciseTypes: [{ value: 'squat', count: 3 }] });
      const accepted = await store.readings.append(batch);
      const again = await reopen(store);
      expect(await loadRows(again)).toEqual(rowsOf(batch, accepted));
    });

    it('numbers the readings of a device one after the other, also after a restart', async () => {
      const store = await open();
      const first = await store.readings.append(batchOf({ count: 3 }));
      const second = await store.readings.append(batchOf({ count: 5, start: NEW_YEAR + 60 }));
      expect(second.firstReadingId).toBe(first.firstReadingId + 3);
      const again = await reopen(store);
      const third = await again.readings.append(batchOf({ count: 1, start: NEW_YEAR + 160 }));
      expect(third.firstReadingId).toBe(second.firstReadingId + 5);
    });

    it('never gives an id twice, not even after its reading was deleted', async () => {
      const store = await open();
      const first = await store.readings.append(batchOf());
      await store.readings.delete('left-wrist');
      const again = await reopen(store);
      const second = await again.readings.append(batchOf());
      expect(second.firstReadingId).toBe(first.firstReadingId + 3);
    });

    it('keeps the ids of two devices apart', async () => {
      const store = await open();
      const left = batchOf({ deviceId: 'left' });
      const right = batchOf({ deviceId: 'right', seed: 1 });
      const [l, r] = await Promise.all([store.readings.append(left), store.readings.append(right)]);
      expect(await loadRows(store, { deviceId: 'left' })).toEqual(rowsOf(left, l));
      expect(await loadRows(store, { deviceId: 'right' })).toEqual(rowsOf(right, r));
      expect(Math.abs(l.firstReadingId - r.firstReadingId)).toBeGreaterThan(3);
    });

    it('refuses readings for a session that does not exist', async () => {
      const store = await open();
      await expect(store.readings.append(batchOf({ sessionId: 99 }))).rejects.toThrow(UnknownSession);
      expect(await store.readings.count({})).toBe(0);
    });
  });

  describe('a batch sent twice', () => {
    const numbered = (seq: number, seed = 0) =>
      batchOf({ sequence: { boot: 2 ** 40, seq }, seed, start: NEW_YEAR + seq * 60 });

    it('is answered alike and stored once, also after a restart', async () => {
      const store = await open();
      const first = await store.readings.append(numbered(0));
      expect(await store.readings.append(numbered(0))).toEqual({ ...first, repeated: true });
      const again = await reopen(store);
      expect(await again.readings.append(numbered(0))).toEqual({ ...first, repeated: true });
      expect(await again.readings.count({})).toBe(3);
    });

    it('is stored once when both arrive together', async () => {
      const store = await open();
      const answers = await Promise.all([1, 2, 3].map(() => store.readings.append(numbered(0))));
      expect(new Set(answers.map(({ firstReadingId }) => firstReadingId)).size).toBe(1);
      expect(answers.filter(({ repeated }) => !repeated)).toHaveLength(1);
      expect(await store.readings.count({})).toBe(3);
    });

    it('is known by device, boot and seq', async () => {
      const store = await open();
      const batches = [
        numbered(0),
        numbered(1),
        batchOf({ sequence: { boot: 8, seq: 0 } }),
        batchOf({ sequence: { boot: 8, seq: 0 }, deviceId: 'right-wrist' }),
      ];
      for (const batch of batches)
        expect(await store.readings.append(batch)).toMatchObject({ repeated: false });
      expect(await store.readings.count({})).toBe(12);
    });

    it('is a repeat even when it carries no times of its own and arrives later', async () => {
      const store = await open();
      const sequence = { boot: 1, seq: 1 };
      await store.readings.append(batchOf({ sequence }));
      const late = await store.readings.append(batchOf({ sequence, start: NEW_YEAR + 5000 }));
      expect(late.repeated).toBe(true);
    });

    it.each([
      ['other values', numbered(0, 1)],
      ['another count', batchOf({ sequence: { boot: 2 ** 40, seq: 0 }, count: 4 })],
    ])('is refused when its number was used before with %s', async (_, other) => {
      const store = await open();
      await store.readings.append(numbered(0));
      await expect(store.readings.append(other)).rejects.toThrow(SequenceConflict);
      await expect(store.readings.append(other)).rejects.toThrow('count seq up, and change boot');
      expect(await store.readings.count({})).toBe(3);
    });

    it('is still known after thousands of others', async () => {
      const store = await open();
      const first = await store.readings.append(numbered(0));
      await Promise.all(Array.from({ length: 4000 }, (_, i) => store.readings.append(numbered(i + 1))));
      expect(await store.readings.append(numbered(0))).toEqual({ ...first, repeated: true });
    });
  });

  describe('the batches of one request', () => {
    it('are stored together', async () => {
      const store = await open();
      const batches = [
        batchOf({ deviceId: 'a' }),
        batchOf({ deviceId: 'b' }),
        batchOf({ deviceId: 'a', seed: 2 }),
      ];
      const [a, , c] = await store.readings.appendAll(batches);
      expect(c.firstReadingId).toBe(a.firstReadingId + 3);
      expect(await store.readings.count({})).toBe(9);
    });

    it('are refused together, leaving nothing and using up no id', async () => {
      const store = await open();
      const before = await store.readings.append(batchOf({ deviceId: 'known' }));
      const bad = [
        batchOf({ deviceId: 'known', sequence: { boot: 1, seq: 1 } }),
        batchOf({ deviceId: 'never-seen' }),
        batchOf({ deviceId: 'known', sessionId: 99 }),
      ];
      await expect(store.readings.appendAll(bad)).rejects.toThrow(UnknownSession);
      expect(await store.readings.count({})).toBe(3);
      expect(await store.devices.get('never-seen')).toBeNull();
      expect(await store.devices.get('known')).toMatchObject({ readingCount: 3 });

      const known = await store.readings.append(
        batchOf({ deviceId: 'known', sequence: { boot: 1, seq: 1 } }),
      );
      expect(known).toEqual({ firstReadingId: before.firstReadingId + 3, count: 3, repeated: false });
      const fresh = batchOf({ deviceId: 'never-seen' });
      const accepted = await store.readings.append(fresh);
      expect(await loadRows(store, { deviceId: 'never-seen' })).toEqual(rowsOf(fresh, accepted));
      expect(await store.devices.get('never-seen')).toMatchObject({ readingCount: 3, firstSeen: NEW_YEAR });
    });

    it('do not take neighbours down with them', async () => {
      const store = await open();
      const outcomes = await Promise.allSettled([
        store.readings.append(batchOf({ deviceId: 'x' })),
        store.readings.appendAll([batchOf({ deviceId: 'x' }), batchOf({ deviceId: 'y', sessionId: 99 })]),
        store.readings.append(batchOf({ deviceId: 'x' })),
      ]);
      expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
      expect(await store.devices.get('x')).toMatchObject({ readingCount: 6 });
      const { ids } = await store.readings.load({ deviceId: 'x' });
      expect(new Set(ids).size).toBe(6);
    });
  });
}
