import { beforeAll, describe, expect, test } from 'vitest';
import { NEW_YEAR, reading, readings } from '../testing/readings.ts';
import { expectRefused } from '../testing/problem.ts';
import { openTestServer, type TestServer } from '../testing/test-server.ts';

const URL = '/api/v1/sensor-data';
const MAC = 'AA:BB:CC:DD:EE:FF';

let server: TestServer;
beforeAll(async () => {
  server = await openTestServer();
});

describe('devices that send', () => {
  test('are listed with what they sent', async () => {
    expect((await server.get(`${URL}/devices`)).body).toEqual([]);
    await server.post(`${URL}/batch`, [...readings(MAC, 3), ...readings('phone', 1)]);
    const times = { first_seen: '2026-01-01T00:00:00.000Z', last_seen: '2026-01-01T00:00:00.040Z' };
    expect((await server.get(`${URL}/devices`)).body).toEqual([
      { device_id: MAC, reading_count: 3, ...times, is_esp32: true, device_type: 'esp32' },
      expect.objectContaining({
        device_id: 'phone',
        reading_count: 1,
        is_esp32: false,
        device_type: 'unknown',
      }),
    ]);
  });

  test('are online while they send', async () => {
    expect((await server.get(`${URL}/devices/${MAC}/status`)).body).toMatchObject({
      ...{ device_id: MAC, is_online: false, recent_readings_5min: 0, total_readings: 3 },
      last_reading: '2026-01-01T00:00:00.040Z',
      last_reading_data: { accel_y: 9.79 },
    });
    await server.post(URL, reading('online'));
    expect((await server.get(`${URL}/devices/online/status`)).body).toMatchObject({
      ...{ is_online: true, recent_readings_5min: 1, total_readings: 1, ready_for_prediction: false },
      ml_buffer_status: {
        device_id: 'online',
        buffer_size: 1,
        required_samples: 200,
        ready_for_prediction: false,
      },
    });
  });

  test('tell their exercises themselves', async () => {
    const times = [0, 1, 2].map((i) => ({ timestamp: NEW_YEAR + i * 20 }));
    await server.post(`${URL}/batch`, [
      reading('trained', { ...times[0], exercise_type: 'squat' }),
      reading('trained', { ...times[1], exercise_type: 'squat' }),
      reading('trained', times[2]),
    ]);
    expect((await server.get(`${URL}/devices/trained/exercise-stats`)).body).toEqual({
      ...{ device_id: 'trained', current_exercise: 'resting', total_readings: 3, recent_readings_1h: 0 },
      exercise_samples: { rest: 0, resting: 0, bicep_curl: 0, bicep: 0, squat: 2, unlabeled: 1 },
      last_updated: '2026-01-01T00:00:00.040Z',
    });
  });

  test('that never sent answer zeros and nulls', async () => {
    expect((await server.get(`${URL}/devices/nobody/status`)).body).toEqual({
      ...{
        device_id: 'nobody',
        device_type: 'unknown',
        is_online: false,
        recent_readings_5min: 0,
        total_readings: 0,
      },
      ...{ last_reading: null, last_reading_data: null, ready_for_prediction: false },
      ml_buffer_status: {
        ...{ device_id: 'nobody', buffer_size: 0, max_buffer_size: 0, ready_for_prediction: false },
        ...{ required_samples: 200, latest_timestamp: null },
      },
    });
    expect((await server.get(`${URL}/devices/nobody/exercise-stats`)).body).toMatchObject({
      ...{ total_readings: 0, recent_readings_1h: 0, last_updated: null },
    });
  });
});

describe('registration', () => {
  const register = (body: unknown) => server.post(`${URL}/devices/register`, body);

  test('names a device, once', async () => {
    const wrist = {
      device_id: 'wrist',
      device_name: 'left wrist',
      device_type: 'esp32-s3',
      notes: 'LSM6DSOX',
    };
    expect(await register(wrist)).toMatchObject({
      status: 200,
      body: {
        success: true,
        data: {
          device_id: 'wrist',
          device_name: 'left wrist',
          device_type: 'esp32-s3',
          registered_at: expect.stringMatching(/Z$/),
        },
      },
    });
    expectRefused(await register(wrist), 400, 'already registered');
    expect((await server.get(`${URL}/devices/registered`)).body).toEqual([
      { ...wrist, registered_at: expect.any(String), last_seen: null, is_active: false },
    ]);
    await server.post(URL, reading('wrist'));
    expect((await server.get(`${URL}/devices/registered`)).body).toMatchObject([{ is_active: true }]);
  });

  test('of a device that has sent already keeps its readings', async () => {
    await server.post(URL, reading('earlier'));
    expect((await register({ device_id: 'earlier' })).status).toBe(200);
    expect((await server.get(`${URL}/devices/earlier/status`)).body).toMatchObject({ total_readings: 1 });
  });

  test('needs a device', async () => {
    expectRefused(await register({ device_name: 'nameless' }), 400, 'device_id');
    expectRefused(await register({ device_id: 7 }), 422, 'body.device_id');
    expectRefused(await register({ device_id: 'x', notes: 'n'.repeat(2001) }), 422, 'body.notes');
  });
});
