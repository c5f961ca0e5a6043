import { beforeAll, describe, expect, test, vi } from 'vitest';
import { motion, play, readingsOf } from '../testing/motion.ts';
import { NEW_YEAR, readings } from '../testing/readings.ts';
import { expectRefused } from '../testing/problem.ts';
import { openTestServer, type TestServer } from '../testing/test-server.ts';
import { importAthletes, train } from '../testing/training.ts';

const URL = '/api/v1/ml';

interface Prediction {
  readonly predicted_exercise: string;
  readonly prediction_probabilities: Readonly<Record<string, number>>;
  readonly features_used: Readonly<Record<string, number>> | null;
  readonly window_end: string;
}

let server: TestServer;
beforeAll(async () => {
  server = await openTestServer({ trainingThreads: 1 });
});
const ask = (sensor_data: unknown, more: object = {}, query = '') =>
  server.post<Prediction>(`${URL}/predict?${query}`, { sensor_data, ...more });
const realtime = (device: string, query = '') =>
  server.get<Prediction>(`${URL}/predict/realtime/${device}?${query}`);

describe('without a model', () => {
  test('nobody answers', async () => {
    expectRefused(await ask(readings('x', 200)), 503, 'No trained model available for prediction');
    expectRefused(await realtime('x'), 503, 'No trained model available for prediction');
    expect((await server.get(`${URL}/status`)).body).toMatchObject({
      active_model: null,
      system_ready: false,
    });
  });
});

describe('with a model', () => {
  const jacks = motion('jumping_jack', 8, NEW_YEAR);
  beforeAll(async () => {
    await importAthletes(server);
    await train(server, { model_name: 'gym' });
  });

  test('the newest window of what is sent is classified', async () => {
    const { status, body } = await ask(readingsOf('sent', jacks));
    expect(status).toBe(200);
    expect(body).toMatchObject({
      ...{ predicted_exercise: 'jumping_jack', confidence_score: expect.any(Number), model_version: 'v1' },
      ...{ processing_time_ms: expect.any(Number), features_used: null },
    });
    const sum = Object.values(body.prediction_probabilities).reduce((total, one) => total + one, 0);
    expect(sum).toBeCloseTo(1, 9);
    expect((await server.get('/api/v1/predictions')).body).toEqual([]);
  });

  test('and stored when that is asked for', async () => {
    await ask(readingsOf('saved', jacks), {}, 'save_prediction=true');
    expect((await server.get('/api/v1/predictions?device_id=saved')).body).toMatchObject([
      { predicted_exercise: 'jumping_jack' },
    ]);
  });

  test('by the model that is asked: its version, name or id', async () => {
    for (const model_version of ['v1', 'gym', '1', null]) {
      expect((await ask(readingsOf('sent', jacks), { model_version })).status).toBe(200);
    }
    expectRefused(await ask(readingsOf('sent', jacks), { model_version: 'v9' }), 404, 'no model "v9"');
  });

  test.each<[what: string, body: unknown, status: number, text: string]>([
    [
      'too few readings',
      readings('x', 100),
      400,
      'A window needs 4 s of readings (200 at 50 Hz), got 100 over 1.98 s',
    ],
    [
      'a pause inside',
      [...readings('x', 150), ...readings('x', 100, NEW_YEAR + 9000)],
      400,
      'a pause of over 500 ms',
    ],
    ['two devices', [...readings('x', 200), ...readings('y', 200)], 400, 'readings of 2 devices'],
    ['no readings', [], 422, 'body.sensor_data'],
    ['readings out of order', readings('x', 200).reverse(), 422, 'body.sensor_data[1].timestamp'],
    ['something else', 'squat', 422, 'body.sensor_data'],
  ])('refuses %s', async (_, body, status, text) => {
    expectRefused(await ask(body), status, text);
  });

  describe('a device that sends', () => {
    const start = Date.now() - 20_000;
    beforeAll(async () => {
      await play(server, 'live', motion('jumping_jack', 3, start));
    });

    test('is told how much is missing until a window is full', async () => {
      expectRefused(await realtime('live'), 503, /\d+ of 200 readings of device live/);
      expectRefused(await realtime('nobody'), 503, '0 of 200 readings');
    });

    test('then what it does, with the values behind it when they are asked for', async () => {
      await play(server, 'live', motion('jumping_jack', 10, start + 60_000), 2);
      const { status, body } = await realtime('live', 'include_features=true');
      expect(status).toBe(200);
      expect(body).toMatchObject({ predicted_exercise: 'jumping_jack', model_version: 'v1' });
      expect(Object.keys(body.features_used ?? {}).length).toBeGreaterThan(300);
      expect((await server.get(`${URL}/buffer/live/status`)).body).toMatchObject({
        ...{ device_id: 'live', ready_for_prediction: true, required_samples: 200, buffer_size: 200 },
        latest_timestamp: expect.stringMatching(/Z$/),
      });
    });

    test('is classified each second of its motion, and what was said can be read', async () => {
      const said = await vi.waitFor(async () => {
        const { body } = await server.get<{ end_time: string }[]>('/api/v1/predictions?device_id=live');
        expect(body.length).toBeGreaterThanOrEqual(6);
        return body;
      }, 5000);
      const steps = said.slice(1).map((one, i) => Date.parse(said[i].end_time) - Date.parse(one.end_time));
      expect(new Set(steps)).toEqual(new Set([1000]));
      const last = await server.get('/api/v1/predictions?device_id=live&limit=1');
      expect(last.body).toEqual([said[0]]);
      expect((await server.get('/api/v1/predictions?device_id=live&end_time=2026-01-01')).body).toEqual([]);
      expect((await server.get(`${URL}/status`)).body).toMatchObject({
        inference_engine: { active_devices: expect.any(Number), lost_windows: 0 },
        device_buffers: { live: { device_id: 'live' } },
      });
      expect((await server.get('/api/v1/sensor-data/devices/live/exercise-stats')).body).toMatchObject({
        device_id: 'live',
      });
    });

    test('starts anew when its window is cleared', async () => {
      expect(await server.post(`${URL}/buffer/live/clear`)).toMatchObject({
        status: 200,
        body: { data: { device_id: 'live' } },
      });
      expectRefused(await realtime('live'), 503, '0 of 200');
      expectRefused(await server.post(`${URL}/buffer/nobody/clear`), 404, 'nobody');
    });
  });
});
