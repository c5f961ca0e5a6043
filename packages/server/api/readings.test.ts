import { beforeAll, describe, expect, test } from 'vitest';
import { columns, NEW_YEAR } from '../testing/readings.ts';
import { expectRefused } from '../testing/problem.ts';
import { openTestServer, type TestServer } from '../testing/test-server.ts';

const URL = '/api/v1/readings';

let server: TestServer;
beforeAll(async () => {
  server = await openTestServer();
});
const stored = async (deviceId: string) =>
  (await server.get<{ items: Record<string, unknown>[] }>(`/api/v1/sensor-data?device_id=${deviceId}`)).body
    .items;

describe('POST /readings', () => {
  test('stores columns and names what it accepted', async () => {
    const { status, body } = await server.post(URL, columns('columnar', 3, { boot: 7, seq: 2 }));
    expect(status).toBe(200);
    expect(body).toEqual({
      ...{ device_id: 'columnar', boot: 7, seq: 2, count: 3, first_reading_id: expect.any(Number) },
      ...{ start_time: '2026-01-01T00:00:00.000Z', end_time: '2026-01-01T00:00:00.040Z' },
    });
    expect(await stored('columnar')).toHaveLength(3);
  });

  test('keeps what each reading has: magnetometer, temperature, exercise', async () => {
    const partly = {
      mx: [1, null],
      my: [2, null],
      mz: [3, null],
      temperature: [null, 21],
      exercise_type: 'squat',
    };
    await server.post(URL, columns('partly', 2, partly));
    expect(await stored('partly')).toMatchObject([
      { mag_x: null, magnetometer_available: false, temperature: 21, exercise_type: 'squat' },
      { mag_x: 1, mag_y: 2, mag_z: 3, magnetometer_available: true, temperature: null },
    ]);
  });

  test('reads a magnetometer whole or not at all', async () => {
    await server.post(URL, columns('half', 1, { mx: [1], my: [null], mz: [3] }));
    expect(await stored('half')).toMatchObject([{ mag_x: null, mag_z: null, magnetometer_available: false }]);
  });

  test('answers a repeated batch alike and stores it once, also while the first is under way', async () => {
    const batch = columns('repeater', 4, { boot: 3, seq: 9 });
    const answers = await Promise.all([server.post(URL, batch), server.post(URL, batch)]);
    answers.push(await server.post(URL, batch));
    for (const answer of answers) expect(answer.body).toEqual(answers[0].body);
    expect(await stored('repeater')).toHaveLength(4);
  });

  test('tells readings of one number apart from others of the same, and from another start of the device', async () => {
    await server.post(URL, columns('restarted', 1));
    const other = await server.post(URL, columns('restarted', 1, { ax: [5] }));
    expectRefused(other, 409, 'boot');
    expect((await server.post(URL, columns('restarted', 1, { boot: 2, ax: [5] }))).status).toBe(200);
    expect(await stored('restarted')).toHaveLength(2);
  });

  test.each<[string, Parameters<typeof columns>[2], number, string]>([
    ['no readings', { times: [] }, 422, 'body.times'],
    ['a column of another length', { ay: [1] }, 422, 'body.ay: expected 2 values'],
    ['a temperature too few', { temperature: [1] }, 422, 'body.temperature: expected 2 values'],
    ['two of three magnetic axes', { mx: [1, 1], my: [1, 1] }, 422, 'all three or none'],
    ['times that stand still', { times: [NEW_YEAR, NEW_YEAR] }, 422, 'body.times[1]'],
    ['times that go back', { times: [NEW_YEAR, NEW_YEAR - 1] }, 422, 'body.times[1]'],
    ['a clock that was never set', { times: [0, 20] }, 422, 'body.times[0]'],
    ['a clock in 2099', { times: [NEW_YEAR, Date.UTC(2099, 0)] }, 422, 'body.times[1]'],
    ['NaN, which JSON turns into null', { gz: [NaN, 0] }, 422, 'body.gz[0]'],
    ['a negative number', { seq: -1 }, 422, 'body.seq'],
    ['half a number', { boot: 0.5 }, 422, 'body.boot'],
    ['an unknown session', { session_id: 999 }, 404, 'no session 999'],
  ])('refuses %s and stores nothing', async (_, changes, status, text) => {
    expectRefused(await server.post(URL, columns('refused', 2, changes)), status, text);
    expect(await stored('refused')).toEqual([]);
  });
});
