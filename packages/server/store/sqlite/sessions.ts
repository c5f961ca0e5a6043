import type { DatabaseSync } from 'node:sqlite';
import type { Kysely } from 'kysely';
import {
  countSessions,
  createSession,
  getSession,
  getSessions,
  listSessions,
  openSession,
  updateSession,
} from '../queries/sessions.ts';
import type { ImportedSession, SessionStore } from '../sessions.ts';
import type { Tables } from '../tables.ts';
import type { GroupCommit } from './group-commit.ts';
import type { SqliteReadings } from './readings.ts';

/** Sessions on SQLite; what touches readings goes through the group commit. */
export function sqliteSessions(
  database: DatabaseSync,
  db: Kysely<Tables>,
  commits: GroupCommit,
  readings: SqliteReadings,
): SessionStore {
  const insertSession = database.prepare(
    `insert into exercise_sessions (device_id, exercise_type, subject, name, notes, start_time, end_time)
     values (?, ?, ?, ?, ?, ?, ?) returning id`,
  );
  const insertLabel = database.prepare(
    `insert into exercise_labels (session_id, start_reading_id, end_reading_id, start_time, end_time,
       exercise_type, repetitions, quality_score, labeled_by, labeled_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );

  function importOne({ session, batches, labels }: ImportedSession, now: number): number {
    const row = insertSession.get(
      session.deviceId,
      session.exerciseType ?? null,
      session.subject ?? null,
      session.name ?? null,
      session.notes ?? null,
      session.startTime,
      session.endTime ?? null,
    );
    const id = Number(row?.id);
    const stored = batches.map((batch) => {
      const { firstReadingId } = readings.insert({
        ...batch,
        deviceId: session.deviceId,
        sessionId: id,
        sequence: null,
      });
      return { times: batch.times, firstReadingId };
    });
    for (const label of labels) {
      const first = idAt(stored, (time) => time >= label.startTime, 'first');
      const last = idAt(stored, (time) => time <= label.endTime, 'last');
      if (first > last) throw new Error('a label without a reading');
      insertLabel.run(
        id,
        first,
        last,
        label.startTime,
        label.endTime,
        label.exerciseType,
        label.repetitions,
        label.qualityScore,
        label.labeledBy,
        now,
      );
    }
    return id;
  }

  return {
    create: (session) => createSession(db, session),
    get: (id) => getSession(db, id),
    list: (filter, limit, offset) => listSessions(db, filter, limit, offset),
    count: (filter) => countSessions(db, filter),
    update: (id, changes) => updateSession(db, id, changes),
    open: (deviceId) => openSession(db, deviceId),
    delete: (id) => commits.writeWhole(() => deleteSession(database, id)),
    async import(sessions) {
      const now = Date.now();
      const ids = await commits.writeAlone(() => sessions.map((session) => importOne(session, now)));
      return getSessions(db, ids);
    },
  };
}

function idAt(
  stored: readonly { readonly times: Float64Array; readonly firstReadingId: number }[],
  fits: (time: number) => boolean,
  side: 'first' | 'last',
): number {
  const order = side === 'first' ? stored : stored.toReversed();
  for (const { times, firstReadingId } of order) {
    const at = side === 'first' ? times.findIndex(fits) : times.findLastIndex(fits);
    if (at >= 0) return firstReadingId + at;
  }
  throw new Error('a label outside its recording');
}

/** Inside the transaction that runs. */
function deleteSession(database: DatabaseSync, id: number) {
  const session = database.prepare('select device_id from exercise_sessions where id = ?').get(id);
  if (session === undefined) return null;
  const labels = database.prepare('delete from exercise_labels where session_id = ?').run(id);
  const sum = database
    .prepare('select total(count) as readings from sensor_chunks where session_id = ?')
    .get(id);
  database.prepare('delete from sensor_chunks where session_id = ?').run(id);
  database.prepare('delete from exercise_sessions where id = ?').run(id);
  const readings = Number(sum?.readings);
  database
    .prepare(
      `update devices set reading_count = reading_count - ?1,
         first_seen = (select min(start_time) from sensor_chunks where device_number = devices.number),
         last_seen = (select max(end_time) from sensor_chunks where device_number = devices.number)
       where device_id = ?2`,
    )
    .run(readings, String(session.device_id));
  return { readingsDeleted: readings, labelsDeleted: Number(labels.changes) };
}
