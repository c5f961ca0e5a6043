import { describe, expect, it } from 'vitest';
import type { ImportedSession, NewSession } from '../store.ts';
import { batchOf, loadRows, NEW_YEAR } from './example-batches.ts';
import type { Openers } from './openers.ts';

const SESSION: NewSession = { deviceId: 'left-wrist', startTime: NEW_YEAR };

export function describeSessions({ open, reopen }: Openers): void {
  describe('sessions', () => {
    it('are kept whole', async () => {
      const store = await open();
      const full = {
        ...SESSION,
        exerciseType: 'squat',
        subject: 'ada',
        name: 'morning',
        notes: 'heavy',
        endTime: NEW_YEAR + 60_000.5,
      };
      const bare = await store.sessions.create(SESSION);
      const created = await store.sessions.create(full);
      expect(created).toEqual({ ...full, id: created.id, isLabeled: false, readingCount: 0 });
      expect(bare).toMatchObject({
        exerciseType: null,
        subject: null,
        name: null,
        notes: null,
        endTime: null,
      });
      const again = await reopen(store);
      expect(await again.sessions.get(created.id)).toEqual(created);
      expect(await again.sessions.get(created.id + 1)).toBeNull();
    });

    it('are listed newest start first, by page and filter', async () => {
      const store = await open();
      for (const [i, subject] of ['ada', 'bob', 'ada', 'bob'].entries()) {
        await store.sessions.create({
          ...SESSION,
          deviceId: i < 3 ? 'left' : 'right',
          exerciseType: i === 0 ? 'row' : 'squat',
          subject,
          startTime: NEW_YEAR + i,
        });
      }
      const starts = async (filter: Parameters<typeof store.sessions.list>[0], limit = 10, offset = 0) =>
        (await store.sessions.list(filter, limit, offset)).map(({ startTime }) => startTime - NEW_YEAR);
      expect(await starts({})).toEqual([3, 2, 1, 0]);
      expect(await starts({}, 2, 1)).toEqual([2, 1]);
      expect(await starts({ deviceId: 'left' })).toEqual([2, 1, 0]);
      expect(await starts({ subject: 'bob', exerciseType: 'squat' })).toEqual([3, 1]);
      expect(await starts({ from: NEW_YEAR + 1, to: NEW_YEAR + 2 })).toEqual([2, 1]);
      expect(await store.sessions.count({ subject: 'ada' })).toBe(2);
      expect(await store.sessions.count({ isLabeled: true })).toBe(0);
      expect(await store.sessions.count({ isLabeled: false })).toBe(4);
    });

    it('change only what is given', async () => {
      const store = await open();
      const session = await store.sessions.create({ ...SESSION, notes: 'first', subject: 'ada' });
      const changed = await store.sessions.update(session.id, { notes: null, endTime: NEW_YEAR + 1 });
      expect(changed).toEqual({ ...session, notes: null, endTime: NEW_YEAR + 1 });
      expect(await store.sessions.update(session.id, {})).toEqual(changed);
      expect(await store.sessions.update(99, { notes: 'x' })).toBeNull();
    });

    it('are open until they have an end; the newest counts', async () => {
      const store = await open();
      expect(await store.sessions.open('left-wrist')).toBeNull();
      const old = await store.sessions.create(SESSION);
      const young = await store.sessions.create({ ...SESSION, startTime: NEW_YEAR + 1 });
      expect(await store.sessions.open('left-wrist')).toEqual(young);
      await store.sessions.update(young.id, { endTime: NEW_YEAR + 2 });
      expect(await store.sessions.open('left-wrist')).toEqual(old);
      expect(await store.sessions.open('right-wrist')).toBeNull();
    });

    it('count their readings', async () => {
      const store = await open();
      const { id } = await store.sessions.create(SESSION);
      await Promise.all([1, 2, 3].map((seed) => store.readings.append(batchOf({ sessionId: id, seed }))));
      expect(await store.sessions.get(id)).toMatchObject({ readingCount: 9 });
    });

    it('go with their readings and labels, and with nothing else', async () => {
      const store = await open();
      const { id } = await store.sessions.create(SESSION);
      const { firstReadingId } = await store.readings.append(batchOf({ sessionId: id }));
      await store.readings.append(batchOf({ start: NEW_YEAR + 5000 }));
      await store.labels.create({
        sessionId: id,
        startReadingId: firstReadingId,
        endReadingId: firstReadingId + 2,
        startTime: NEW_YEAR,
        endTime: NEW_YEAR + 40,
        exerciseType: 'squat',
        repetitions: null,
        qualityScore: null,
        labeledBy: null,
      });
      expect(await store.sessions.delete(id)).toEqual({ readingsDeleted: 3, labelsDeleted: 1 });
      expect(await store.sessions.get(id)).toBeNull();
      expect(await store.labels.list()).toEqual([]);
      expect(await store.readings.count({})).toBe(3);
      expect(await store.devices.get('left-wrist')).toMatchObject({
        readingCount: 3,
        firstSeen: NEW_YEAR + 5000,
      });
      expect(await store.sessions.delete(id)).toBeNull();
    });

    it('leave right counts behind when readings arrive as they are deleted', async () => {
      const store = await open();
      const { id } = await store.sessions.create(SESSION);
      await Promise.allSettled([
        store.readings.append(batchOf({ sessionId: id })),
        store.sessions.delete(id),
        store.readings.append(batchOf({ sessionId: id })),
      ]);
      expect(await store.readings.count({})).toBe(0);
      expect(await store.devices.get('left-wrist')).toMatchObject({
        readingCount: 0,
        firstSeen: null,
        lastSeen: null,
      });
    });
  });

  describe('importing sessions', () => {
    const imported = (subject: string): ImportedSession => ({
      session: { ...SESSION, subject, endTime: NEW_YEAR + 199 * 20 },
      batches: [batchOf({ count: 100, seed: 1 }), batchOf({ count: 100, seed: 2, start: NEW_YEAR + 2000 })],
      labels: [
        {
          startTime: NEW_YEAR + 1980,
          endTime: NEW_YEAR + 2000,
          exerciseType: 'squat',
          repetitions: 5,
          qualityScore: 8,
          labeledBy: 'coach',
        },
      ],
    });

    it('brings readings and labels along', async () => {
      const store = await open();
      const sessions = await store.sessions.import([imported('ada'), imported('bob')]);
      expect(
        sessions.map(({ subject, readingCount, isLabeled }) => [subject, readingCount, isLabeled]),
      ).toEqual([
        ['ada', 200, true],
        ['bob', 200, true],
      ]);
      const rows = await loadRows(store, { sessionId: sessions[1].id });
      const [label] = await store.labels.list(sessions[1].id);
      expect([label.startReadingId, label.endReadingId]).toEqual([rows[99].id, rows[100].id]);
      expect(await store.devices.get('left-wrist')).toMatchObject({ readingCount: 400 });
    });

    it('happens as a whole or not at all', async () => {
      const store = await open();
      const good = imported('ada');
      const [label] = good.labels;
      const bad = { ...good, labels: [{ ...label, startTime: NEW_YEAR + 1985, endTime: NEW_YEAR + 1990 }] };
      await expect(store.sessions.import([good, bad])).rejects.toThrow('a label without a reading');
      expect(await store.sessions.count({})).toBe(0);
      expect(await store.readings.count({})).toBe(0);
      expect(await store.labels.list()).toEqual([]);
      const [session] = await store.sessions.import([good]);
      expect(session).toMatchObject({ readingCount: 200 });
    });

    it('does not disturb readings that arrive meanwhile', async () => {
      const store = await open();
      const arriving = [1, 2, 3].map((seed) => store.readings.append(batchOf({ seed })));
      await Promise.all([
        ...arriving,
        store.sessions.import([imported('ada')]),
        store.readings.append(batchOf()),
      ]);
      const { ids } = await store.readings.load({ deviceId: 'left-wrist' });
      expect(new Set(ids).size).toBe(212);
      expect(Math.max(...ids) - Math.min(...ids)).toBe(211);
    });
  });
}
