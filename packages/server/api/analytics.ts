import { Type } from 'typebox';
import { sessionStatistics } from '../analytics/session-statistics.ts';
import type { ExerciseTotal } from '../store/store.ts';
import { intervalsOf } from '../training/labelled-sessions.ts';
import { windowOf } from '../config.ts';
import type { Routes } from './routes.ts';
import { Id, IsoTime, TimeText } from './schema.ts';
import { knownSession } from './sessions.ts';
import { iso, readOptionalTime } from './time.ts';

const SessionStats = Type.Object({
  session_id: Type.Integer({ description: 'Session' }),
  readings: Type.Integer({ description: 'Readings it holds' }),
  duration_seconds: Type.Number({ description: 'From its first to its last reading, s' }),
  rate_hz: Type.Number({ description: 'True rate: median between gaps, Hz' }),
  gaps: Type.Array(
    Type.Object({
      start_time: IsoTime('Last reading before the gap'),
      end_time: IsoTime('First reading after it'),
      seconds: Type.Number({ description: 'Length, s' }),
    }),
    { description: 'Pauses too long for a window to span' },
  ),
  intensity: Type.Number({ description: 'Mean deviation of the acceleration from gravity, m/s²' }),
  exercises: Type.Array(
    Type.Object({
      exercise_type: Type.String({ description: 'Exercise' }),
      minutes: Type.Number({ description: 'Time labelled with it, min' }),
      windows: Type.Integer({ description: 'Training windows in it' }),
      sets: Type.Integer({ description: 'Labels of it' }),
      repetitions: Type.Integer({ description: 'Repetitions as labelled' }),
      intensity: Type.Number({ description: 'Mean deviation of the acceleration from gravity, m/s²' }),
    }),
    { description: 'What was done' },
  ),
});

const totals = {
  sessions: Type.Integer({ description: 'Sessions' }),
  sets: Type.Integer({ description: 'Labelled sets' }),
  minutes: Type.Number({ description: 'Labelled time, min' }),
  repetitions: Type.Integer({ description: 'Repetitions as labelled' }),
};

const Analytics = Type.Object({
  totals: Type.Object(totals, { description: 'Over everything' }),
  by_subject: Type.Array(
    Type.Object({ subject: Type.String({ description: 'Person; empty when unknown' }), ...totals }),
    { description: 'By person' },
  ),
  by_exercise: Type.Array(
    Type.Object({ exercise_type: Type.String({ description: 'Exercise' }), ...totals }),
    { description: 'By exercise' },
  ),
  by_week: Type.Array(
    Type.Object({ week: Type.String({ description: 'Monday of the week, YYYY-MM-DD, UTC' }), ...totals }),
    { description: 'By week' },
  ),
});

export const analyticsRoutes: Routes = (api, progo) => {
  const { store, config } = progo;
  const tags = ['Analytics'];

  api.get(
    '/api/v1/sessions/:id/stats',
    {
      schema: {
        tags,
        summary: 'What one session holds',
        params: Id('session'),
        response: { 200: SessionStats },
      },
    },
    async ({ params: { id } }) => {
      const session = await knownSession(progo, id);
      const [readings, labels] = await Promise.all([
        store.readings.load({ sessionId: id }),
        store.labels.list(id),
      ]);
      const own = labels.map((label) => ({ ...label, label: label.exerciseType }));
      const intervals = own.length > 0 ? own : intervalsOf(session, [], readings);
      const found = sessionStatistics(readings, intervals, windowOf(config));
      return {
        session_id: id,
        readings: found.readings,
        duration_seconds: found.durationSeconds,
        rate_hz: found.rateHz,
        gaps: found.gaps.map(({ startTime, endTime }) => ({
          start_time: iso(startTime),
          end_time: iso(endTime),
          seconds: (endTime - startTime) / 1000,
        })),
        intensity: found.intensity,
        exercises: found.exercises.map(({ exercise, ...rest }) => ({ exercise_type: exercise, ...rest })),
      };
    },
  );

  api.get(
    '/api/v1/analytics',
    {
      schema: {
        tags,
        summary: 'Labelled training by person, exercise and week',
        querystring: Type.Object({
          start_date: Type.Optional(TimeText('Only labels starting at or after')),
          end_date: Type.Optional(TimeText('Only labels starting at or before')),
        }),
        response: { 200: Analytics },
      },
    },
    async ({ query }) => {
      const rows = await store.labels.totals({
        from: readOptionalTime('query.start_date', query.start_date),
        to: readOptionalTime('query.end_date', query.end_date),
      });
      const by = (key: (row: ExerciseTotal) => string) =>
        [...Map.groupBy(rows, key)]
          .sort(([a], [b]) => a.localeCompare(b))
          .map(([value, own]) => ({ value, totals: sum(own) }));
      return {
        totals: sum(rows),
        by_subject: by((row) => row.subject ?? '').map(({ value, totals }) => ({
          subject: value,
          ...totals,
        })),
        by_exercise: by((row) => row.exerciseType).map(({ value, totals }) => ({
          exercise_type: value,
          ...totals,
        })),
        by_week: by((row) => mondayOf(row.startTime)).map(({ value, totals }) => ({
          week: value,
          ...totals,
        })),
      };
    },
  );
};

function sum(rows: readonly ExerciseTotal[]) {
  return {
    sessions: new Set(rows.map((row) => row.sessionId)).size,
    sets: rows.length,
    minutes: rows.reduce((total, row) => total + (row.endTime - row.startTime) / 60_000, 0),
    repetitions: rows.reduce((total, row) => total + (row.repetitions ?? 0), 0),
  };
}

function mondayOf(ms: number): string {
  const day = new Date(ms);
  day.setUTCDate(day.getUTCDate() - ((day.getUTCDay() + 6) % 7));
  return day.toISOString().slice(0, 10);
}
