import { families, resolveHyperparameters } from '@progo/motion/classifiers';
import { groupsOf, InvalidGrouping } from '@progo/motion/evaluation';
import { Type } from 'typebox';
import { invalidField, Problem, shown } from '../problem.ts';
import type { Job } from '../store/store.ts';
import type { JobNews } from '../training/jobs.ts';
import { TrainingRequest } from '../training/training-request.ts';
import type { Routes } from './routes.ts';
import { envelope, Envelope, Id, IsoTime, Limit, Nullable, NullableTime } from './schema.ts';
import { iso, isoOrNull, readOptionalTime } from './time.ts';

const State = Type.Union(
  [
    Type.Literal('queued'),
    Type.Literal('running'),
    Type.Literal('completed'),
    Type.Literal('failed'),
    Type.Literal('cancelled'),
  ],
  { description: 'Where the job stands' },
);

const JobOut = Type.Object({
  id: Type.Integer({ description: 'Id' }),
  kind: Type.String({ description: 'What kind of work' }),
  state: State,
  request: Type.Unknown({ description: 'What was asked for' }),
  stage: Nullable(Type.String(), 'What it does now: loading, features, evaluation, training, saving'),
  percent: Type.Number({ description: 'How much is done, 0 to 100' }),
  remaining_seconds: Nullable(Type.Number(), 'Estimate of the time it still takes, s'),
  reason: Nullable(Type.String(), 'Why it failed or was cancelled'),
  result: Type.Unknown({ description: 'What came of it: model_id, model_name, version' }),
  attempts: Type.Integer({ description: 'How often it was begun' }),
  created_at: IsoTime('When it was queued'),
  started_at: NullableTime('When it was begun'),
  finished_at: NullableTime('When it ended'),
});

export const jobRoutes: Routes = (api, { store, jobs }) => {
  const tags = ['ML'];
  const params = Id('job');

  api.post(
    '/api/v1/ml/train',
    {
      schema: {
        tags,
        summary: 'Train a model in the background',
        body: TrainingRequest,
        response: {
          200: Envelope(
            Type.Object({
              model_name: Type.String({ description: 'Name the model will have' }),
              status: Type.Literal('training_started', {
                description: 'Always training_started; the job tells the rest',
              }),
              job_id: Type.Integer({ description: 'Job to watch' }),
            }),
          ),
        },
      },
    },
    async ({ body }) => {
      checkRequest(body);
      const job = await jobs.add(body);
      const modelName = body.model_name ?? 'default_classifier';
      return envelope('Training started', {
        model_name: modelName,
        status: 'training_started' as const,
        job_id: job.id,
      });
    },
  );

  api.get(
    '/api/v1/ml/jobs',
    {
      schema: {
        tags,
        summary: 'Jobs, newest first',
        querystring: Type.Object({ state: Type.Optional(State), limit: Limit(200, 50) }),
        response: { 200: Type.Array(JobOut, { description: 'Newest first' }) },
      },
    },
    async ({ query }) =>
      (await store.jobs.list({ state: query.state }, query.limit)).map((job) =>
        jobOut({ job, remainingMs: null }),
      ),
  );

  api.get(
    '/api/v1/ml/jobs/:id',
    { schema: { tags, summary: 'One job', params, response: { 200: JobOut } } },
    async ({ params: { id } }) => {
      const job = await store.jobs.get(id);
      if (job === null) throw noJob(id);
      return jobOut({ job, remainingMs: jobs.remainingMs(id) });
    },
  );

  api.post(
    '/api/v1/ml/jobs/:id/cancel',
    {
      config: { problems: ['bad-request'] },
      schema: { tags, summary: 'Cancel a job', params, response: { 200: Envelope(JobOut) } },
    },
    async ({ params: { id } }) => {
      const job = await jobs.cancel(id);
      if (job === null) throw noJob(id);
      if (job.state !== 'cancelled')
        throw new Problem('bad-request', `Job ${id} is ${job.state}: there is nothing to cancel`);
      return envelope('Job cancelled', jobOut({ job, remainingMs: null }));
    },
  );
};

/** What can be told to be wrong before the job is queued. */
function checkRequest(body: TrainingRequest): void {
  const type = body.model_type ?? 'random_forest';
  if (!(type in families))
    throw invalidField('body.model_type', `one of ${Object.keys(families).join(', ')}`, type);
  try {
    resolveHyperparameters(families[type], body.hyperparameters ?? {});
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'InvalidHyperparameter') throw error;
    throw new Problem('invalid-request', error.message, [
      { field: 'body.hyperparameters', expected: error.message, got: shown(body.hyperparameters) },
    ]);
  }
  checkGrouping(body.group);
  const { start_date, end_date } = body.training_data_filter ?? {};
  readOptionalTime('body.training_data_filter.start_date', start_date);
  readOptionalTime('body.training_data_filter.end_date', end_date);
}

function checkGrouping(group: string | undefined): void {
  try {
    if (group !== undefined) groupsOf([], group);
  } catch (error) {
    if (!(error instanceof InvalidGrouping)) throw error;
    throw invalidField('body.group', 'subject, session or session:REGEX', group);
  }
}

export function isOver({ state }: Job): boolean {
  return state === 'completed' || state === 'failed' || state === 'cancelled';
}

function noJob(id: number): Problem {
  return new Problem('not-found', `There is no job ${id}`);
}

export function jobOut({ job, remainingMs }: JobNews) {
  return {
    id: job.id,
    kind: job.kind,
    state: job.state,
    request: job.request,
    stage: job.stage,
    percent: job.percent,
    remaining_seconds: remainingMs === null ? null : Math.round(remainingMs / 100) / 10,
    reason: job.reason,
    result: job.result,
    attempts: job.attempts,
    created_at: iso(job.createdAt),
    started_at: isoOrNull(job.startedAt),
    finished_at: isoOrNull(job.finishedAt),
  };
}
