import type { Kysely, Selectable } from 'kysely';
import type { Job, JobState, JobStore } from '../jobs.ts';
import { parseJson } from '../json.ts';
import type { Tables } from '../tables.ts';

const STATES: readonly JobState[] = ['queued', 'running', 'completed', 'failed', 'cancelled'];

export function jobQueries(db: Kysely<Tables>): JobStore {
  return {
    async add({ kind, request, createdAt }) {
      const row = await db
        .insertInto('training_jobs')
        .values({
          kind,
          state: 'queued',
          request: JSON.stringify(request),
          percent: 0,
          result: 'null',
          attempts: 0,
          created_at: createdAt,
        })
        .returningAll()
        .executeTakeFirstOrThrow();
      return jobOf(row);
    },
    async get(id) {
      const row = await db.selectFrom('training_jobs').selectAll().where('id', '=', id).executeTakeFirst();
      return row ? jobOf(row) : null;
    },
    async list({ state }, limit) {
      let query = db.selectFrom('training_jobs').selectAll().orderBy('id', 'desc').limit(limit);
      if (state !== undefined) query = query.where('state', '=', state);
      return (await query.execute()).map(jobOf);
    },
    async take(now) {
      const row = await db
        .updateTable('training_jobs')
        .set((e) => ({ state: 'running', started_at: now, attempts: e('attempts', '+', 1) }))
        .where('id', '=', (e) =>
          e.selectFrom('training_jobs').select('id').where('state', '=', 'queued').orderBy('id').limit(1),
        )
        .returningAll()
        .executeTakeFirst();
      return row ? jobOf(row) : null;
    },
    async update(id, changes, when) {
      const row = await db
        .updateTable('training_jobs')
        .set({
          state: changes.state,
          stage: changes.stage,
          percent: changes.percent,
          reason: changes.reason,
          result: changes.result === undefined ? undefined : JSON.stringify(changes.result),
          started_at: changes.startedAt,
          finished_at: changes.finishedAt,
        })
        .where('id', '=', id)
        .where('state', 'in', when)
        .returningAll()
        .executeTakeFirst();
      return row ? jobOf(row) : null;
    },
    async recover(maxAttempts, reason, now) {
      await db
        .updateTable('training_jobs')
        .set({ state: 'failed', reason, finished_at: now })
        .where('state', '=', 'running')
        .where('attempts', '>=', maxAttempts)
        .execute();
      await db
        .updateTable('training_jobs')
        .set({ state: 'queued', stage: null, percent: 0 })
        .where('state', '=', 'running')
        .execute();
    },
  };
}

function jobOf(row: Selectable<Tables['training_jobs']>): Job {
  const state = STATES.find((one) => one === row.state);
  if (state === undefined) throw new Error(`training job ${row.id} is in the unknown state "${row.state}"`);
  return {
    id: row.id,
    kind: row.kind,
    state,
    request: parseJson(row.request),
    stage: row.stage,
    percent: row.percent,
    reason: row.reason,
    result: parseJson(row.result),
    attempts: row.attempts,
    createdAt: row.created_at,
    startedAt: row.started_at,
    finishedAt: row.finished_at,
  };
}
