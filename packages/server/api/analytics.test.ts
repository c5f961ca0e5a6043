import { beforeAll, describe, expect, test } from 'vitest';
import { NEW_YEAR, reading } from '../testing/readings.ts';
import { expectRefused } from '../testing/problem.ts';
import { openTestServer, type TestServer } from '../testing/test-server.ts';

const MINUTE = 60_000;

let server: TestServer;
beforeAll(async () => {
  server = await openTestServer();
});

/** A session of 50 Hz readings between the given minutes after New Year, and its labels. */
async function record(
  subject: string,
  device: string,
  stretches: readonly (readonly [from: number, to: number])[],
  labels: readonly { from: number; to: number; exercise_type: string; repetitions?: number }[],
): Promise<number> {
  const { body } = await server.post<{ id: number }>('/api/v1/sessions', { device_id: device, subject });
  for (const [from, to] of stretches) {
    const count = Math.round(((to - from) * MINUTE) / 20) + 1;
    const readings = Array.from({ length: count }, (_, i) =>
      reading(device, {
        timestamp: NEW_YEAR + from * MINUTE + i * 20,
        // Half a metre per second squared above and below gravity, by turns.
        accelerometer: { x: 0, y: 9.80665 + (i % 2 ? 0.5 : -0.5), z: 0 },
      }),
    );
    expect((await server.post('/api/v1/sensor-data/batch', readings)).status).toBe(200);
  }
  for (const { from, to, ...label } of labels) {
    const times = { start_time: NEW_YEAR + from * MINUTE, end_time: NEW_YEAR + to * MINUTE };
    expect((await server.post(`/api/v1/sessions/${body.id}/labels`, { ...times, ...label })).status).toBe(
      200,
    );
  }
  return body.id;
}

describe('statistics of a session', () => {
  test('tell its true rate, its gaps, and the share of every exercise', async () => {
    const id = await record(
      'anna',
      'watch',
      [
        [0, 1],
        [1.5, 2],
      ],
      [
        { from: 0, to: 0.5, exercise_type: 'squat', repetitions: 12 },
        { from: 1.5, to: 2, exercise_type: 'squat', repetitions: 10 },
        { from: 0.6, to: 0.8, exercise_type: 'row' },
      ],
    );
    const { body } = await server.get<{ exercises: unknown[] }>(`/api/v1/sessions/${id}/stats`);
    expect(body).toMatchObject({
      ...{ session_id: id, readings: 3001 + 1501, duration_seconds: 120, intensity: expect.closeTo(0.5, 4) },
      rate_hz: expect.closeTo(50, 9),
      gaps: [{ start_time: '2026-01-01T00:01:00.000Z', end_time: '2026-01-01T00:01:30.000Z', seconds: 30 }],
    });
    // Windows of 4 s every 2 s: 14 in each half minute, 5 in 12 s.
    expect(body.exercises).toEqual([
      {
        exercise_type: 'squat',
        minutes: expect.closeTo(1, 9),
        windows: 28,
        sets: 2,
        repetitions: 22,
        intensity: expect.closeTo(0.5, 4),
      },
      {
        exercise_type: 'row',
        minutes: expect.closeTo(0.2, 9),
        windows: 5,
        sets: 1,
        repetitions: 0,
        intensity: expect.closeTo(0.5, 4),
      },
    ]);
  });

  test('of an empty session are zeros', async () => {
    const id = await record('anna', 'empty', [], []);
    expect((await server.get(`/api/v1/sessions/${id}/stats`)).body).toEqual({
      ...{
        session_id: id,
        readings: 0,
        duration_seconds: 0,
        rate_hz: 0,
        gaps: [],
        intensity: 0,
        exercises: [],
      },
    });
  });
});

describe('analytics', () => {
  test('add up labels by person, exercise and week', async () => {
    // New Year 2026 is a Thursday.
    const monday = 4 * 24 * 60;
    await record(
      'ben',
      'band',
      [[monday, monday + 1]],
      [{ from: monday, to: monday + 0.5, exercise_type: 'row', repetitions: 5 }],
    );
    const { body } = await server.get('/api/v1/analytics');
    expect(body).toMatchObject({
      totals: { sessions: 2, sets: 4, repetitions: 27, minutes: expect.closeTo(1.7, 9) },
      by_subject: [
        { subject: 'anna', sessions: 1, sets: 3, repetitions: 22 },
        { subject: 'ben', sessions: 1, sets: 1, repetitions: 5 },
      ],
      by_exercise: [
        { exercise_type: 'row', sets: 2 },
        { exercise_type: 'squat', sets: 2 },
      ],
      by_week: [
        { week: '2025-12-29', sets: 3 },
        { week: '2026-01-05', sets: 1 },
      ],
    });
    expect((await server.get('/api/v1/analytics?start_date=2026-01-05')).body).toMatchObject({
      totals: { sets: 1 },
    });
    expect((await server.get('/api/v1/analytics?end_date=2025-01-01')).body).toMatchObject({
      ...{ totals: { sessions: 0, sets: 0, minutes: 0, repetitions: 0 }, by_subject: [] },
    });
    expectRefused(await server.get('/api/v1/analytics?start_date=spring'), 422, 'query.start_date');
  });

  test('explain every feature', async () => {
    const features = async (query: string) =>
      (await server.get<{ count: number; features: object[] }>(`/api/v1/ml/features?${query}`)).body;
    const all = await features('');
    expect(all.count).toBeGreaterThanOrEqual(300);
    expect(all.features).toHaveLength(all.count);
    expect(all.features[0]).toEqual({
      ...{
        name: expect.any(String),
        unit: expect.any(String),
        family: expect.any(String),
        channel: expect.any(String),
      },
      ...{ description: expect.any(String), needs_magnetometer: false },
    });
    expect((await features('magnetometer=false')).count).toBeLessThan(all.count);
    const free = await features('profile=any_orientation');
    expect(free.count).toBeGreaterThanOrEqual(300);
    expect(free.features).toContainEqual(
      expect.objectContaining({ name: 'earth_vertical_std', unit: 'm/s²' }),
    );
    expect(free.features).not.toContainEqual(expect.objectContaining({ name: 'ax_mean' }));
    expectRefused(await server.get('/api/v1/ml/features?profile=sideways'), 422, 'query.profile');
  });
});
