import { beforeAll, describe, expect, test } from 'vitest';
import { readings } from '../testing/readings.ts';
import { expectRefused } from '../testing/problem.ts';
import { openTestServer, type TestServer } from '../testing/test-server.ts';
import { eventsOf, importAthletes, startTraining, train, type Job } from '../testing/training.ts';

const URL = '/api/v1/ml';

let server: TestServer;
beforeAll(async () => {
  server = await openTestServer({ trainingThreads: 1 });
});
const jobOf = async (id: number) => (await server.get<Job>(`${URL}/jobs/${id}`)).body;

describe('a job without enough to learn from fails with a reason', () => {
  test('when nothing is labelled', async () => {
    expect(await train(server)).toMatchObject({
      state: 'failed',
      reason: expect.stringContaining('no labelled readings'),
    });
  });

  test('when there is one exercise only', async () => {
    await importAthletes(server, { athletes: 1, exercises: ['squat'] });
    expect(await train(server)).toMatchObject({
      state: 'failed',
      reason: expect.stringContaining('only "squat"'),
    });
  });

  test('when no stretch holds a window', async () => {
    await server.post(
      '/api/v1/sensor-data/batch',
      readings('short', 50).map((one) => ({ ...one, exercise_type: 'row' })),
    );
    const job = await train(server, { device_id: 'short' });
    expect(job).toMatchObject({
      state: 'failed',
      reason: expect.stringContaining('no labelled stretch holds a whole window of 4 s'),
    });
  });

  test('when there are too few windows', async () => {
    const session_ids = await importAthletes(server, { athletes: 1, secondsPerSet: 8, seed: 5 });
    const job = await train(server, { training_data_filter: { session_ids } });
    expect(job).toMatchObject({
      state: 'failed',
      reason: expect.stringContaining('at least 20 labelled windows are needed'),
    });
  });

  test('and does not become a model', async () => {
    expect((await server.get(`${URL}/models`)).body).toEqual([]);
    expect((await server.get('/health')).body).toMatchObject({ checks: { ml_model: 'not_loaded' } });
  });
});

describe('a job with enough to learn from', () => {
  beforeAll(async () => {
    await importAthletes(server, { seed: 1 });
  });

  test('tells how far it is, and ends with a model that is active', async () => {
    const events = await eventsOf(server, await startTraining(server, { model_name: 'gym' }));
    const percents = events.map(({ percent }) => percent);
    expect(percents).toEqual(percents.toSorted((a, b) => a - b));
    expect(events.at(-1)).toMatchObject({
      ...{
        state: 'completed',
        percent: 100,
        stage: null,
        reason: null,
        finished_at: expect.stringMatching(/Z$/),
      },
      result: { model_id: expect.any(Number), model_name: 'gym', version: 'v1' },
    });
    expect((await server.get('/health')).body).toMatchObject({ checks: { ml_model: 'loaded' } });
  });

  test('is listed, newest first', async () => {
    const { body: jobs } = await server.get<Job[]>(`${URL}/jobs`);
    expect(jobs.map(({ id }) => id)).toEqual(jobs.map(({ id }) => id).toSorted((a, b) => b - a));
    const completed = await server.get<Job[]>(`${URL}/jobs?state=completed`);
    expect(completed.body).toHaveLength(1);
    expect(await jobOf(completed.body[0].id)).toEqual(completed.body[0]);
  });

  test('makes the same bytes of the same data and seed, and others of another seed', async () => {
    const artifact = async (seed: number) => {
      const { result } = await train(server, { seed });
      const file = await server.app.inject(`${URL}/models/${result?.model_id}/artifact`);
      return file.rawPayload.toString('base64');
    };
    const [first, second, other] = [await artifact(3), await artifact(3), await artifact(4)];
    expect(second).toBe(first);
    expect(other).not.toBe(first);
  });

  test('can be cancelled while it waits and while it runs', async () => {
    const running = await startTraining(server, { hyperparameters: { trees: 2000 } });
    const waiting = await startTraining(server);
    const cancel = (id: number) => server.post(`${URL}/jobs/${id}/cancel`);
    expect(await cancel(waiting)).toMatchObject({ status: 200, body: { data: { state: 'cancelled' } } });
    expect(await cancel(running)).toMatchObject({ status: 200, body: { data: { state: 'cancelled' } } });
    expect(await eventsOf(server, running)).toMatchObject([
      { state: 'cancelled', reason: 'cancelled on request' },
    ]);
    expect(await cancel(running)).toMatchObject({ status: 200, body: { data: { state: 'cancelled' } } });
    // The next one is not held up.
    const next = await train(server);
    expect(next).toMatchObject({ state: 'completed' });
    expectRefused(await cancel(next.id), 400, 'is completed: there is nothing to cancel');
  });

  test('learns from readings that carry their exercise, without any session', async () => {
    const own = await openTestServer({ trainingThreads: 1, minTrainingWindows: 4 });
    for (const [i, exercise_type] of ['squat', 'row'].entries()) {
      const some = readings(`wrist-${i}`, 600).map((one) => ({ ...one, exercise_type }));
      await own.post('/api/v1/sensor-data/batch', some);
    }
    expect(await train(own)).toMatchObject({ state: 'completed' });
    expect((await own.get(`${URL}/models`)).body).toMatchObject([{ classes: ['row', 'squat'] }]);
  });
});

test('a server that stops ends the event streams of jobs that go on', async () => {
  const own = await openTestServer({ trainingThreads: 1 });
  await importAthletes(own);
  const id = await startTraining(own, { hyperparameters: { trees: 2000 } });
  const url = await own.app.listen({ host: '127.0.0.1', port: 0 });
  const events = await fetch(`${url}${URL}/jobs/${id}/events`);
  await own.app.close();
  expect(await events.text()).toContain('"state":"running"');
});

describe('a training', () => {
  test.each<[body: Record<string, unknown>, text: string]>([
    [{ model_type: 'oracle' }, 'body.model_type: expected one of random_forest, '],
    [{ hyperparameters: { trees: 0 } }, 'trees'],
    [{ hyperparameters: { leaves: 3 } }, 'leaves'],
    [{ profile: 'sideways' }, 'body.profile'],
    [{ augment_degrees: 200 }, 'body.augment_degrees'],
    [{ seed: -1 }, 'body.seed'],
    [{ group: 'weather' }, 'body.group'],
    [{ group: 'session:(' }, 'body.group'],
    [{ model_name: '' }, 'body.model_name'],
    [{ training_data_filter: { session_ids: ['x'] } }, 'body.training_data_filter.session_ids[0]'],
    [{ training_data_filter: { start_date: 'soon' } }, 'body.training_data_filter.start_date'],
  ])('is refused before it is queued as %j', async (body, text) => {
    const before = (await server.get<Job[]>(`${URL}/jobs`)).body.length;
    expectRefused(await server.post(`${URL}/train`, body), 422, text);
    expect((await server.get<Job[]>(`${URL}/jobs`)).body).toHaveLength(before);
  });

  test('answers as old clients expect, whatever comes of it', async () => {
    expect(
      await server.post(`${URL}/train/`, { training_data_filter: null, device_id: 'nobody' }),
    ).toMatchObject({
      status: 200,
      body: { success: true, data: { model_name: 'default_classifier', status: 'training_started' } },
    });
  });

  test('that is not there is told so', async () => {
    expectRefused(await server.get(`${URL}/jobs/999`), 404, 'no job 999');
    expectRefused(await server.get(`${URL}/jobs/999/events`), 404, 'no job 999');
    expectRefused(await server.post(`${URL}/jobs/999/cancel`), 404, 'no job 999');
    expectRefused(await server.get(`${URL}/jobs?state=lost`), 422, 'query.state');
  });
});
