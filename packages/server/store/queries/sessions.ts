import { sql, type Kysely, type Selectable, type SelectQueryBuilder } from 'kysely';
import type { NewSession, Session, SessionChanges, SessionFilter } from '../sessions.ts';
import type { Tables } from '../tables.ts';

export async function createSession(db: Kysely<Tables>, session: NewSession): Promise<Session> {
  const row = await db
    .insertInto('exercise_sessions')
    .values({
      device_id: session.deviceId,
      exercise_type: session.exerciseType ?? null,
      subject: session.subject ?? null,
      name: session.name ?? null,
      notes: session.notes ?? null,
      start_time: session.startTime,
      end_time: session.endTime ?? null,
      reading_count: 0,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  return sessionOf({ ...row, is_labeled: 0 });
}

export async function getSession(db: Kysely<Tables>, id: number): Promise<Session | null> {
  const row = await selectSessions(db).where('exercise_sessions.id', '=', id).executeTakeFirst();
  return row ? sessionOf(row) : null;
}

/** Databases limit the parameters of a statement. */
const IDS_AT_ONCE = 500;

/** In the order of `ids`; those that do not exist are left out. */
export async function getSessions(db: Kysely<Tables>, ids: readonly number[]): Promise<Session[]> {
  const found = new Map<number, Session>();
  for (let i = 0; i < ids.length; i += IDS_AT_ONCE) {
    const some = ids.slice(i, i + IDS_AT_ONCE);
    const rows = await selectSessions(db).where('exercise_sessions.id', 'in', some).execute();
    for (const row of rows) found.set(row.id, sessionOf(row));
  }
  return ids.flatMap((id) => found.get(id) ?? []);
}

export async function listSessions(
  db: Kysely<Tables>,
  filter: SessionFilter,
  limit: number,
  offset: number,
): Promise<Session[]> {
  const rows = await where(selectSessions(db), filter)
    .orderBy('start_time', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .offset(offset)
    .execute();
  return rows.map(sessionOf);
}

export async function countSessions(db: Kysely<Tables>, filter: SessionFilter): Promise<number> {
  const query = db.selectFrom('exercise_sessions').select((e) => e.fn.countAll<number>().as('count'));
  return (await where(query, filter).executeTakeFirstOrThrow()).count;
}

export async function updateSession(
  db: Kysely<Tables>,
  id: number,
  changes: SessionChanges,
): Promise<Session | null> {
  const columns = {
    exercise_type: changes.exerciseType,
    subject: changes.subject,
    name: changes.name,
    notes: changes.notes,
    start_time: changes.startTime,
    end_time: changes.endTime,
  };
  if (Object.values(columns).some((value) => value !== undefined)) {
    await db.updateTable('exercise_sessions').set(columns).where('id', '=', id).execute();
  }
  return getSession(db, id);
}

export async function openSession(db: Kysely<Tables>, deviceId: string): Promise<Session | null> {
  const row = await selectSessions(db)
    .where('device_id', '=', deviceId)
    .where('end_time', 'is', null)
    .orderBy('start_time', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ? sessionOf(row) : null;
}

function selectSessions(db: Kysely<Tables>) {
  return db
    .selectFrom('exercise_sessions')
    .selectAll()
    .select(
      sql<number>`exists (select 1 from exercise_labels where session_id = exercise_sessions.id)`.as(
        'is_labeled',
      ),
    );
}

function where<O>(
  query: SelectQueryBuilder<Tables, 'exercise_sessions', O>,
  { deviceId, exerciseType, subject, isLabeled, from, to }: SessionFilter,
): SelectQueryBuilder<Tables, 'exercise_sessions', O> {
  let narrowed = query;
  if (deviceId !== undefined) narrowed = narrowed.where('device_id', '=', deviceId);
  if (exerciseType !== undefined)
    narrowed = narrowed.where('exercise_sessions.exercise_type', '=', exerciseType);
  if (subject !== undefined) narrowed = narrowed.where('subject', '=', subject);
  if (from !== undefined) narrowed = narrowed.where('exercise_sessions.start_time', '>=', from);
  if (to !== undefined) narrowed = narrowed.where('exercise_sessions.start_time', '<=', to);
  if (isLabeled !== undefined) {
    const labelled = sql<boolean>`exists (select 1 from exercise_labels where session_id = exercise_sessions.id)`;
    narrowed = narrowed.where((e) => (isLabeled ? labelled : e.not(labelled)));
  }
  return narrowed;
}

function sessionOf(row: Selectable<Tables['exercise_sessions']> & { is_labeled: number | boolean }): Session {
  return {
    id: row.id,
    deviceId: row.device_id,
    exerciseType: row.exercise_type,
    subject: row.subject,
    name: row.name,
    notes: row.notes,
    startTime: row.start_time,
    endTime: row.end_time,
    isLabeled: Boolean(row.is_labeled),
    readingCount: row.reading_count,
  };
}
