import { Type, type Static } from 'typebox';
import { invalidField, Problem } from '../problem.ts';
import type { Label, LoadedReadings } from '../store/store.ts';
import type { Routes } from './routes.ts';
import { envelope, Envelope, Id, IdOf, IsoTime, Nullable } from './schema.ts';
import { knownSession } from './sessions.ts';
import { iso, readTime } from './time.ts';

const Time = Type.Union([Type.String(), Type.Number()]);

const NewLabel = Type.Object(
  {
    start_reading_id: Type.Optional(IdOf('First reading of the label')),
    end_reading_id: Type.Optional(IdOf('Last reading of the label')),
    start_time: Type.Optional(
      Type.Union([Time], { description: 'Start, ISO 8601 or Unix ms, instead of start_reading_id' }),
    ),
    end_time: Type.Optional(
      Type.Union([Time], { description: 'End, ISO 8601 or Unix ms, instead of end_reading_id' }),
    ),
    exercise_type: Type.String({ minLength: 1, maxLength: 128, description: 'Exercise' }),
    repetitions: Type.Optional(Nullable(Type.Integer({ minimum: 0, maximum: 100_000 }), 'Repetitions done')),
    quality_score: Type.Optional(
      Nullable(Type.Number({ minimum: 1, maximum: 10 }), 'How well it was done, 1 to 10'),
    ),
    labeled_by: Type.Optional(Nullable(Type.String({ maxLength: 128 }), 'Who says so')),
  },
  {
    examples: [
      {
        start_time: 1767225600000,
        end_time: 1767225630000,
        exercise_type: 'squat',
        repetitions: 10,
        quality_score: 8,
        labeled_by: 'coach',
      },
    ],
  },
);

const LabelOut = Type.Object({
  id: Type.Integer({ description: 'Id' }),
  session_id: Type.Integer({ description: 'Session it is part of' }),
  start_reading_id: Type.Integer({ description: 'First reading' }),
  end_reading_id: Type.Integer({ description: 'Last reading' }),
  start_time: IsoTime('Time of the first reading'),
  end_time: IsoTime('Time of the last reading'),
  exercise_type: Type.String({ description: 'Exercise' }),
  repetitions: Nullable(Type.Integer(), 'Repetitions done'),
  quality_score: Nullable(Type.Number(), 'How well it was done, 1 to 10'),
  labeled_by: Nullable(Type.String(), 'Who says so'),
  labeled_at: IsoTime('When it was labelled'),
});

export const labelRoutes: Routes = (api, progo) => {
  const { store } = progo;
  const tags = ['Sessions'];

  api.post(
    '/api/v1/sessions/:id/labels',
    {
      config: { problems: ['bad-request'] },
      schema: {
        tags,
        summary: 'Label a stretch of a session, by ids or by times',
        params: Id('session'),
        body: NewLabel,
        response: { 200: LabelOut },
      },
    },
    async ({ params: { id }, body }) => {
      await knownSession(progo, id);
      const readings = await store.readings.load({ sessionId: id });
      const [start, end] = stretchOf(body, readings, id);
      const label = await store.labels.create({
        sessionId: id,
        startReadingId: readings.ids[start],
        endReadingId: readings.ids[end],
        startTime: readings.times[start],
        endTime: readings.times[end],
        exerciseType: body.exercise_type,
        repetitions: body.repetitions ?? null,
        qualityScore: body.quality_score ?? null,
        labeledBy: body.labeled_by ?? null,
      });
      return labelOut(label);
    },
  );

  api.get(
    '/api/v1/sessions/:id/labels',
    {
      schema: {
        tags,
        summary: 'Labels of a session',
        params: Id('session'),
        response: { 200: Type.Array(LabelOut, { description: 'By start time' }) },
      },
    },
    async ({ params: { id } }) => {
      await knownSession(progo, id);
      return (await store.labels.list(id)).map(labelOut);
    },
  );

  api.delete(
    '/api/v1/sessions/labels/:id',
    {
      schema: {
        tags,
        summary: 'Delete a label',
        params: Id('label'),
        response: {
          200: Envelope(Type.Object({ label_id: Type.Integer({ description: 'Id of the deleted label' }) })),
        },
      },
    },
    async ({ params: { id } }) => {
      if (!(await store.labels.delete(id))) throw new Problem('not-found', `There is no label ${id}`);
      return envelope('Label deleted', { label_id: id });
    },
  );
};

/** Positions of the first and last reading of a label. */
function stretchOf(
  body: Static<typeof NewLabel>,
  readings: LoadedReadings,
  session: number,
): [number, number] {
  if (readings.times.length === 0)
    throw new Problem('bad-request', `Session ${session} has no readings to label`);
  const start = positionOf('start', body.start_reading_id, body.start_time, readings, session);
  const end = positionOf('end', body.end_reading_id, body.end_time, readings, session);
  if (start >= end) throw new Problem('bad-request', 'The start of a label must come before its end');
  return [start, end];
}

function positionOf(
  side: 'start' | 'end',
  id: number | undefined,
  time: string | number | undefined,
  { ids, times }: LoadedReadings,
  session: number,
): number {
  if (id !== undefined) {
    const at = ids.indexOf(id);
    if (at < 0)
      throw new Problem('bad-request', `Reading ${id} (${side}_reading_id) is not in session ${session}`);
    return at;
  }
  if (time === undefined)
    throw invalidField(`body.${side}_reading_id`, `a reading id, or ${side}_time`, undefined);
  const ms = readTime(`body.${side}_time`, String(time));
  const first = times[0];
  const last = times[times.length - 1];
  if (ms < first || ms > last) {
    throw new Problem(
      'bad-request',
      `${side}_time ${iso(ms)} lies outside session ${session}: ${iso(first)} to ${iso(last)}`,
    );
  }
  return side === 'start' ? times.findIndex((one) => one >= ms) : times.findLastIndex((one) => one <= ms);
}

function labelOut(label: Label) {
  return {
    id: label.id,
    session_id: label.sessionId,
    start_reading_id: label.startReadingId,
    end_reading_id: label.endReadingId,
    start_time: iso(label.startTime),
    end_time: iso(label.endTime),
    exercise_type: label.exerciseType,
    repetitions: label.repetitions,
    quality_score: label.qualityScore,
    labeled_by: label.labeledBy,
    labeled_at: iso(label.labeledAt),
  };
}
