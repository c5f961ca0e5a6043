import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { expectRefused } from './testing/problem.ts';
import { reading, readings } from './testing/readings.ts';
import { openTestServer, temporaryFolder, type TestServer } from './testing/test-server.ts';
import { eventsOf, importAthletes, startTraining, train, type Job } from './testing/training.ts';

const dataDir = temporaryFolder();
const open = () => openTestServer({ dataDir, trainingThreads: 1 });

/** Changes the database behind the back of a server that is stopped. */
function tamper(sql: string): void {
  const database = new DatabaseSync(join(dataDir, 'progo.db'));
  database.exec(sql);
  database.close();
}

const checks = async (server: TestServer) =>
  (await server.get<{ status: string; checks: Record<string, string> }>('/health')).body;

let server: TestServer;
beforeAll(async () => {
  server = await open();
  await importAthletes(server);
});

describe('a server that starts again', () => {
  test('has everything that was answered before', async () => {
    await server.post('/api/v1/sensor-data/batch?boot=1&seq=1', readings('kept', 20));
    await server.app.close();
    server = await open();
    expect((await server.get('/api/v1/sensor-data?device_id=kept')).body).toMatchObject({ total: 20 });
    // A device that has lost the answer repeats its batch.
    await server.post('/api/v1/sensor-data/batch?boot=1&seq=1', readings('kept', 20));
    expect((await server.get('/api/v1/sensor-data?device_id=kept')).body).toMatchObject({ total: 20 });
  });

  test('takes up the job that ran and those that waited', async () => {
    const running = await startTraining(server, { hyperparameters: { trees: 300 } });
    const waiting = await startTraining(server);
    await server.app.close();
    server = await open();
    const end = async (job: number) => (await eventsOf(server, job)).at(-1);
    expect(await end(running)).toMatchObject({ state: 'completed', attempts: 2 });
    expect(await end(waiting)).toMatchObject({ state: 'completed', attempts: 1 });
  });

  test('gives up a job that never ended, with a reason', async () => {
    const id = await startTraining(server, { hyperparameters: { trees: 2000 } });
    await server.app.close();
    tamper(`update training_jobs set state = 'running', attempts = 3 where id = ${id}`);
    server = await open();
    expect((await server.get<Job>(`/api/v1/ml/jobs/${id}`)).body).toMatchObject({
      ...{ state: 'failed', reason: 'the server stopped 3 times while this job ran' },
    });
  });

  test('answers with the model that was active', async () => {
    await server.app.close();
    server = await open();
    expect(await checks(server)).toMatchObject({ status: 'healthy', checks: { ml_model: 'loaded' } });
  });
});

describe('a server whose active model', () => {
  test.each([
    ['is damaged', `update ml_artifacts set artifact = substr(artifact, 1, length(artifact) - 100)`],
    ['is no model', `update ml_artifacts set artifact = x'00'`],
    ['is missing', 'delete from ml_artifacts'],
  ])('%s starts without it, and everything else works', async (_, sql) => {
    await server.app.close();
    tamper(sql);
    server = await open();
    expect(await checks(server)).toMatchObject({ status: 'healthy', checks: { ml_model: 'not_loaded' } });
    expect((await server.post('/api/v1/sensor-data', reading('fine'))).status).toBe(200);
    expectRefused(await server.get('/api/v1/ml/predict/realtime/fine'), 503, 'No trained model available');
    const { body: active } = await server.get<{ id: number }[]>('/api/v1/ml/models?active_only=true');
    expect(active).toHaveLength(1);
    expectRefused(await server.post(`/api/v1/ml/models/${active[0].id}/activate`), 400, 'cannot answer');
    expect(await train(server)).toMatchObject({ state: 'completed' });
    expect(await checks(server)).toMatchObject({ checks: { ml_model: 'loaded' } });
  });
});
