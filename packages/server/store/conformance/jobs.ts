import { describe, expect, it } from 'vitest';
import { NEW_YEAR } from './example-batches.ts';
import type { Openers } from './openers.ts';

const QUEUED = { kind: 'train', request: { model_name: 'gym', filter: [1, null] }, createdAt: NEW_YEAR };

export function describeJobs({ open, reopen }: Openers): void {
  describe('jobs', () => {
    it('wait until they are taken, the oldest first', async () => {
      const store = await open();
      const first = await store.jobs.add(QUEUED);
      const second = await store.jobs.add(QUEUED);
      expect(first).toEqual({
        ...QUEUED,
        id: first.id,
        state: 'queued',
        stage: null,
        percent: 0,
        reason: null,
        result: null,
        attempts: 0,
        startedAt: null,
        finishedAt: null,
      });
      expect(await store.jobs.take(NEW_YEAR + 1)).toEqual({
        ...first,
        state: 'running',
        attempts: 1,
        startedAt: NEW_YEAR + 1,
      });
      expect((await store.jobs.take(NEW_YEAR))?.id).toBe(second.id);
      expect(await store.jobs.take(NEW_YEAR)).toBeNull();
    });

    it('are taken once, however many ask', async () => {
      const store = await open();
      await store.jobs.add(QUEUED);
      const taken = await Promise.all([1, 2, 3].map(() => store.jobs.take(NEW_YEAR)));
      expect(taken.filter((job) => job !== null)).toHaveLength(1);
    });

    it('change only in the states named', async () => {
      const store = await open();
      const { id } = await store.jobs.add(QUEUED);
      expect(await store.jobs.update(id, { percent: 5 }, ['running'])).toBeNull();
      const changed = await store.jobs.update(
        id,
        {
          state: 'failed',
          stage: 'windows',
          percent: 40.5,
          reason: 'too few',
          result: { a: 1 },
          finishedAt: NEW_YEAR,
        },
        ['queued', 'running'],
      );
      const again = await reopen(store);
      expect(await again.jobs.get(id)).toEqual(changed);
      expect(changed).toMatchObject({ state: 'failed', percent: 40.5, result: { a: 1 } });
      expect(await again.jobs.update(99, { percent: 5 }, ['queued'])).toBeNull();
      expect(await again.jobs.get(99)).toBeNull();
    });

    it('are listed newest first, by state', async () => {
      const store = await open();
      const ids = [];
      for (let i = 0; i < 3; i++) ids.push((await store.jobs.add(QUEUED)).id);
      await store.jobs.take(NEW_YEAR);
      expect((await store.jobs.list({}, 2)).map(({ id }) => id)).toEqual([ids[2], ids[1]]);
      expect((await store.jobs.list({ state: 'running' }, 9)).map(({ id }) => id)).toEqual([ids[0]]);
    });

    it('left running by a stopped server wait again, and fail when that happens too often', async () => {
      const store = await open();
      const { id } = await store.jobs.add(QUEUED);
      await store.jobs.take(NEW_YEAR);
      await store.jobs.update(id, { stage: 'trees', percent: 50 }, ['running']);
      await store.jobs.recover(2, 'the server stopped', NEW_YEAR + 1);
      expect(await store.jobs.get(id)).toMatchObject({
        state: 'queued',
        stage: null,
        percent: 0,
        attempts: 1,
      });
      await store.jobs.take(NEW_YEAR);
      await store.jobs.recover(2, 'the server stopped', NEW_YEAR + 1);
      expect(await store.jobs.get(id)).toMatchObject({
        state: 'failed',
        reason: 'the server stopped',
        finishedAt: NEW_YEAR + 1,
      });
    });

    it('that ended are left alone by recovery', async () => {
      const store = await open();
      const { id } = await store.jobs.add(QUEUED);
      const done = await store.jobs.update(id, { state: 'completed', percent: 100 }, ['queued']);
      await store.jobs.recover(1, 'the server stopped', NEW_YEAR);
      expect(await store.jobs.get(id)).toEqual(done);
    });
  });
}
