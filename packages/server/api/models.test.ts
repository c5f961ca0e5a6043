import { families } from '@progo/motion/classifiers';
import { beforeAll, describe, expect, test } from 'vitest';
import { expectRefused } from '../testing/problem.ts';
import { openTestServer, type TestServer } from '../testing/test-server.ts';
import { importAthletes, train } from '../testing/training.ts';

const URL = '/api/v1/ml/models';

interface Model {
  readonly id: number;
  readonly version: string;
  readonly is_active: boolean;
}

let server: TestServer;
beforeAll(async () => {
  server = await openTestServer({ trainingThreads: 1 });
  await importAthletes(server);
  await train(server, { model_name: 'gym' });
  await train(server, { model_name: 'gym', seed: 1 });
  await train(server, { model_name: 'home', activate: false });
});
const list = async (query = '') => (await server.get<Model[]>(`${URL}?${query}`)).body;

describe('models', () => {
  test('are listed newest first, with versions by name, one of them active', async () => {
    expect(await list()).toMatchObject([
      { model_name: 'home', version: 'v1', is_active: false },
      { model_name: 'gym', version: 'v2', is_active: true },
      { model_name: 'gym', version: 'v1', is_active: false },
    ]);
    expect(await list('model_name=home')).toHaveLength(1);
    expect(await list('active_only=true')).toMatchObject([{ version: 'v2' }]);
  });

  test('tell how they were made and what they are worth on people they have never seen', async () => {
    const [{ id }] = await list('active_only=true');
    expect((await server.get(`${URL}/${id}`)).body).toMatchObject({
      ...{ id, model_type: 'random_forest', training_accuracy: null, training_samples: expect.any(Number) },
      ...{
        validation_accuracy: expect.any(Number),
        grouping: 'subject',
        created_at: expect.stringMatching(/Z$/),
      },
      classes: ['jumping_jack', 'resting', 'squat'],
      hyperparameters: { trees: 8 },
      fingerprint: expect.stringMatching(/^[\da-f]{64}$/),
      metrics: {
        evaluation: {
          confusion: { labels: ['jumping_jack', 'resting', 'squat'] },
          macro_f1: expect.any(Number),
        },
        importance: expect.arrayContaining([{ feature: expect.any(String), importance: expect.any(Number) }]),
        ...{ seed: 1, duration_ms: expect.any(Number) },
      },
    });
  });

  test('take over and give back at run time', async () => {
    const [home, second] = await list();
    const activate = (id: number) => server.post(`${URL}/${id}/activate`);
    expect(await activate(home.id)).toMatchObject({
      status: 200,
      body: { success: true, data: { is_active: true } },
    });
    expect(await list('active_only=true')).toMatchObject([{ id: home.id }]);
    expect((await server.get('/api/v1/ml/status')).body).toMatchObject({ active_model: { name: 'home' } });
    await activate(second.id);
    expect((await server.get('/api/v1/ml/status')).body).toMatchObject({
      active_model: { name: 'gym', version: 'v2', accuracy: expect.any(Number) },
      inference_engine: { model_loaded: true, model_version: 'v2' },
      system_ready: true,
    });
  });

  test('are deleted, but not the one that answers', async () => {
    const [home, second] = await list();
    expectRefused(await server.delete(`${URL}/${second.id}`), 400, 'activate another first');
    expect(await server.delete(`${URL}/${home.id}`)).toMatchObject({
      status: 200,
      body: { success: true, data: { model_id: home.id, predictions_deleted: 0 } },
    });
    expectRefused(await server.get(`${URL}/${home.id}`), 404, `no model ${home.id}`);
    expect(await list()).toHaveLength(2);
  });

  test('that are not there are told so', async () => {
    for (const ask of [server.get, server.delete])
      expectRefused(await ask(`${URL}/999`), 404, 'no model 999');
    expectRefused(await server.post(`${URL}/999/activate`), 404, 'no model 999');
    expectRefused(await server.get(`${URL}/999/artifact`), 404, 'no model 999');
    expectRefused(await server.get(`${URL}/first`), 422, 'params.id');
  });

  test('come in families, whose settings are explained', async () => {
    const { body } = await server.get<{ model_type: string }[]>('/api/v1/ml/model-types');
    expect(body.map((family) => family.model_type)).toEqual(Object.keys(families));
    expect(body.find((family) => family.model_type === 'random_forest')).toMatchObject({
      hyperparameters: expect.arrayContaining([expect.objectContaining({ name: 'trees' })]),
    });
  });
});
