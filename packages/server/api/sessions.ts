import { Type, type Static } from 'typebox';
import { DeviceId } from '../ingest/reading.ts';
import { invalidField, Problem } from '../problem.ts';
import type { Session } from '../store/store.ts';
import type { Progo } from '../progo.ts';
import type { Routes } from './routes.ts';
import {
  envelope,
  Envelope,
  Id,
  IsoTime,
  Limit,
  Nullable,
  NullableTime,
  Offset,
  page,
  Page,
  TimeText,
} from './schema.ts';
import { iso, isoOrNull, readOptionalTime } from './time.ts';

const Text = (most: number) => Type.String({ maxLength: most });

const editable = {
  exercise_type: Type.Optional(Nullable(Text(128), 'Exercise of the whole session')),
  notes: Type.Optional(Nullable(Text(4000), 'Anything worth remembering')),
  session_name: Type.Optional(Nullable(Text(256), 'A name for people')),
  subject: Type.Optional(Nullable(Text(128), 'Who moved; keeps evaluation honest')),
};

const NewSession = Type.Object(
  { device_id: DeviceId, ...editable },
  {
    examples: [
      {
        device_id: 'AA:BB:CC:DD:EE:FF',
        exercise_type: 'squat',
        subject: 'anna',
        session_name: 'morning',
        notes: null,
      },
    ],
  },
);

const SessionChanges = Type.Object(
  {
    ...editable,
    end_time: Type.Optional(
      Nullable(
        Type.Union([Type.String(), Type.Number()]),
        'When it ended, ISO 8601 or Unix ms; null opens it again',
      ),
    ),
  },
  { examples: [{ notes: 'felt easy', subject: 'anna' }] },
);

const SessionOut = Type.Object({
  id: Type.Integer({ description: 'Id' }),
  device_id: DeviceId,
  start_time: IsoTime('When it started'),
  end_time: NullableTime('When it ended; null while it is open'),
  exercise_type: Nullable(Type.String(), 'Exercise of the whole session'),
  is_labeled: Type.Boolean({ description: 'Whether it has labels' }),
  notes: Nullable(Type.String(), 'Notes'),
  reading_count: Type.Integer({ description: 'Readings it holds' }),
  session_name: Nullable(Type.String(), 'Name for people'),
  subject: Nullable(Type.String(), 'Who moved'),
});

const SessionsQuery = Type.Object({
  device_id: Type.Optional(DeviceId),
  exercise_type: Type.Optional(Type.String({ description: 'Only this exercise' })),
  subject: Type.Optional(Type.String({ description: 'Only this person' })),
  is_labeled: Type.Optional(Type.Boolean({ description: 'Only with, or only without labels' })),
  start_date: Type.Optional(TimeText('Only started at or after')),
  end_date: Type.Optional(TimeText('Only started at or before')),
  limit: Limit(200, 50),
  offset: Offset,
});

export const sessionRoutes: Routes = (api, progo) => {
  const { store, ingest } = progo;
  const tags = ['Sessions'];
  const params = Id('session');

  api.post(
    '/api/v1/sessions',
    {
      schema: {
        tags,
        summary: 'Start a session: readings of the device that name no other join it',
        body: NewSession,
        response: { 200: SessionOut },
      },
    },
    async ({ body }) => {
      const session = await store.sessions.create({
        deviceId: body.device_id,
        exerciseType: body.exercise_type,
        subject: body.subject,
        name: body.session_name,
        notes: body.notes,
        startTime: Date.now(),
      });
      ingest.openSessions.forget(session.deviceId);
      return sessionOut(session);
    },
  );

  api.get(
    '/api/v1/sessions',
    {
      schema: {
        tags,
        summary: 'List sessions, newest first',
        querystring: SessionsQuery,
        response: { 200: Page(SessionOut) },
      },
    },
    async ({ query }) => {
      const filter = {
        deviceId: query.device_id,
        exerciseType: query.exercise_type,
        subject: query.subject,
        isLabeled: query.is_labeled,
        from: readOptionalTime('query.start_date', query.start_date),
        to: readOptionalTime('query.end_date', query.end_date),
      };
      const { limit, offset } = query;
      const [total, sessions] = await Promise.all([
        store.sessions.count(filter),
        store.sessions.list(filter, limit, offset),
      ]);
      return page(sessions.map(sessionOut), total, limit, offset);
    },
  );

  api.get(
    '/api/v1/sessions/:id',
    { schema: { tags, summary: 'One session', params, response: { 200: SessionOut } } },
    async ({ params: { id } }) => sessionOut(await knownSession(progo, id)),
  );

  api.put(
    '/api/v1/sessions/:id',
    {
      schema: {
        tags,
        summary: 'Change a session; only what is sent changes',
        params,
        body: SessionChanges,
        response: { 200: SessionOut },
      },
    },
    async ({ params: { id }, body }) => {
      const changes = changesOf(body);
      const { startTime } = await knownSession(progo, id);
      if (typeof changes.endTime === 'number' && changes.endTime < startTime) {
        throw invalidField('body.end_time', `a time from the start on, ${iso(startTime)}`, body.end_time);
      }
      const session = await store.sessions.update(id, changes);
      if (session === null) throw noSession(id);
      ingest.openSessions.forget(session.deviceId);
      return sessionOut(session);
    },
  );

  api.post(
    '/api/v1/sessions/:id/end',
    {
      config: { problems: ['bad-request'] },
      schema: { tags, summary: 'End a session', params, response: { 200: SessionOut } },
    },
    async ({ params: { id } }) => {
      const session = await knownSession(progo, id);
      if (session.endTime !== null)
        throw new Problem('bad-request', `Session ${id} ended at ${iso(session.endTime)}`);
      // A session recorded on another clock must not end before it began.
      const endTime = Math.max(Date.now(), session.startTime);
      const ended = await store.sessions.update(id, { endTime });
      ingest.openSessions.forget(session.deviceId);
      return sessionOut(ended ?? session);
    },
  );

  api.delete(
    '/api/v1/sessions/:id',
    {
      schema: {
        tags,
        summary: 'Delete a session with its readings and labels',
        params,
        response: {
          200: Envelope(
            Type.Object({
              session_id: Type.Integer({ description: 'Id of the deleted session' }),
              readings_deleted: Type.Integer({ description: 'Readings deleted with it' }),
              labels_deleted: Type.Integer({ description: 'Labels deleted with it' }),
            }),
          ),
        },
      },
    },
    async ({ params: { id } }) => {
      const session = await knownSession(progo, id);
      const deleted = await store.sessions.delete(id);
      ingest.openSessions.forget(session.deviceId, id);
      if (deleted === null) throw noSession(id);
      return envelope('Session deleted', {
        session_id: id,
        readings_deleted: deleted.readingsDeleted,
        labels_deleted: deleted.labelsDeleted,
      });
    },
  );
};

/** @throws {Problem} when there is none */
export async function knownSession({ store }: Progo, id: number): Promise<Session> {
  const session = await store.sessions.get(id);
  if (session === null) throw noSession(id);
  return session;
}

function noSession(id: number): Problem {
  return new Problem('not-found', `There is no session ${id}`);
}

function changesOf(body: Static<typeof SessionChanges>) {
  return {
    ...(body.exercise_type !== undefined && { exerciseType: body.exercise_type }),
    ...(body.notes !== undefined && { notes: body.notes }),
    ...(body.session_name !== undefined && { name: body.session_name }),
    ...(body.subject !== undefined && { subject: body.subject }),
    ...(body.end_time !== undefined && {
      endTime:
        body.end_time === null ? null : (readOptionalTime('body.end_time', String(body.end_time)) ?? null),
    }),
  };
}

function sessionOut(session: Session) {
  return {
    id: session.id,
    device_id: session.deviceId,
    start_time: iso(session.startTime),
    end_time: isoOrNull(session.endTime),
    exercise_type: session.exerciseType,
    is_labeled: session.isLabeled,
    notes: session.notes,
    reading_count: session.readingCount,
    session_name: session.name,
    subject: session.subject,
  };
}
