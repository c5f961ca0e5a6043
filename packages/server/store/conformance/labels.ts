import { describe, expect, it } from 'vitest';
import type { NewLabel, Store } from '../store.ts';
import { NEW_YEAR } from './example-batches.ts';
import type { Openers } from './openers.ts';

async function labelIn(store: Store, subject: string | null, startTime: number): Promise<NewLabel> {
  const session = await store.sessions.create({ deviceId: 'left-wrist', subject, startTime });
  return {
    sessionId: session.id,
    startReadingId: 10,
    endReadingId: 20,
    startTime,
    endTime: startTime + 200.125,
    exerciseType: 'squat',
    repetitions: 8,
    qualityScore: 7.5,
    labeledBy: 'coach',
  };
}

export function describeLabels({ open, reopen }: Openers): void {
  describe('labels', () => {
    it('are kept whole, with the time they were given', async () => {
      const store = await open();
      const full = await labelIn(store, 'ada', NEW_YEAR);
      const bare = {
        ...full,
        startTime: NEW_YEAR + 1,
        repetitions: null,
        qualityScore: null,
        labeledBy: null,
      };
      const before = Date.now();
      const created = [await store.labels.create(full), await store.labels.create(bare)];
      expect(created[0]).toEqual({ ...full, id: created[0].id, labeledAt: created[0].labeledAt });
      expect(created[0].labeledAt).toBeGreaterThanOrEqual(before);
      const again = await reopen(store);
      expect(await again.labels.list(full.sessionId)).toEqual(created);
    });

    it('mark their session as labelled until the last one is deleted', async () => {
      const store = await open();
      const label = await labelIn(store, null, NEW_YEAR);
      const { id } = await store.labels.create(label);
      expect(await store.sessions.list({ isLabeled: true }, 10, 0)).toMatchObject([{ isLabeled: true }]);
      expect(await store.labels.delete(id)).toBe(true);
      expect(await store.labels.delete(id)).toBe(false);
      expect(await store.sessions.get(label.sessionId)).toMatchObject({ isLabeled: false });
    });

    it('are listed by start time, of one session or of all', async () => {
      const store = await open();
      const late = await store.labels.create(await labelIn(store, null, NEW_YEAR + 100));
      const early = await store.labels.create(await labelIn(store, null, NEW_YEAR));
      expect(await store.labels.list()).toEqual([early, late]);
      expect(await store.labels.list(late.sessionId)).toEqual([late]);
      expect(await store.labels.list(999)).toEqual([]);
    });

    it('are totalled with the subject of their session, by when they start', async () => {
      const store = await open();
      await store.labels.create(await labelIn(store, 'ada', NEW_YEAR));
      await store.labels.create(await labelIn(store, null, NEW_YEAR + 1000));
      const totals = await store.labels.totals({});
      expect(totals.map(({ subject, repetitions }) => [subject, repetitions])).toEqual([
        ['ada', 8],
        [null, 8],
      ]);
      expect(await store.labels.totals({ from: NEW_YEAR + 1, to: NEW_YEAR + 1000 })).toEqual([totals[1]]);
    });

    it('need a session', async () => {
      const store = await open();
      const label = await labelIn(store, null, NEW_YEAR);
      await expect(store.labels.create({ ...label, sessionId: 99 })).rejects.toThrow();
    });
  });
}
