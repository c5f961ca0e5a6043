import { beforeAll, describe, expect, test } from 'vitest';
import { NEW_YEAR, reading, readings } from '../testing/readings.ts';
import { expectRefused } from '../testing/problem.ts';
import { openTestServer, type TestServer } from '../testing/test-server.ts';

const URL = '/api/v1/sensor-data';
const MAC = 'AA:BB:CC:DD:EE:FF';

interface Stored {
  readonly data: { readonly id: number; readonly timestamp: string };
}
interface Page {
  readonly items: readonly { readonly id: number; readonly timestamp: string }[];
  readonly total: number;
}

let server: TestServer;
beforeAll(async () => {
  server = await openTestServer();
});
const list = async (query: string) => (await server.get<Page>(`${URL}?${query}`)).body;

describe('POST /sensor-data', () => {
  test('stores what an old device sends, timed by its arrival', async () => {
    const before = Date.now();
    const flat = { accel_x: 1, mag_z: 2, session_id: 'morning', anything: [null] };
    const { status, body } = await server.post<Stored>(`${URL}/`, { ...reading(MAC), ...flat });
    expect(status).toBe(200);
    expect(body).toMatchObject({ success: true, message: expect.any(String) });
    const at = Date.parse(body.data.timestamp);
    expect(at).toBeGreaterThanOrEqual(before);
    expect(at).toBeLessThanOrEqual(Date.now() + 1);
    const { items } = await list(`device_id=${MAC}`);
    expect(items).toEqual([
      {
        id: body.data.id,
        device_id: MAC,
        timestamp: body.data.timestamp,
        ...{ accel_x: 0.12, accel_y: 9.79, accel_z: -0.31, gyro_x: 0.01, gyro_y: -0.02, gyro_z: 0 },
        ...{ mag_x: null, mag_y: null, mag_z: null, magnetometer_available: false },
        ...{ temperature: null, exercise_type: null, session_id: null },
      },
    ]);
  });

  test('keeps a magnetometer only when it is said to be available, and every value to the Float32', async () => {
    const magnetometer = { x: -14421, y: 0.1, z: 43.125 };
    const full = { magnetometer, temperature: 24.5, exercise_type: 'bicep_curl' };
    await server.post(
      URL,
      reading('magnetic', { ...full, magnetometer_available: true, timestamp: NEW_YEAR }),
    );
    await server.post(URL, reading('magnetic', { ...full, timestamp: NEW_YEAR + 0.25 }));
    const { items } = await list('device_id=magnetic');
    expect(items).toMatchObject([
      { mag_x: null, magnetometer_available: false, timestamp: '2026-01-01T00:00:00.000250Z' },
      { mag_x: -14421, mag_y: 0.1, mag_z: 43.125, magnetometer_available: true, temperature: 24.5 },
    ]);
    expect(items[1]).toMatchObject({ exercise_type: 'bicep_curl', timestamp: '2026-01-01T00:00:00.000Z' });
  });

  test('joins the open session of the device, or the one that is named', async () => {
    const { body: session } = await server.post<{ id: number }>('/api/v1/sessions', { device_id: 'joiner' });
    await server.post(URL, reading('joiner'));
    await server.post(`${URL}/?session_id=${session.id}`, reading('joiner'));
    expect((await list(`session_id=${session.id}`)).total).toBe(2);
    expectRefused(await server.post(`${URL}?session_id=999`, reading('joiner')), 404, 'no session 999');
    const foreign = await server.post(`${URL}?session_id=${session.id}`, reading('stranger'));
    expectRefused(foreign, 400, `Session ${session.id} belongs to device joiner, not to stranger`);
    expect((await list('device_id=stranger')).total).toBe(0);
  });
});

describe('what no reading can be', () => {
  const cases: readonly [what: string, body: unknown, field: string][] = [
    ['a body of another type', [], 'body: expected type object'],
    ['no device', { ...reading('x'), device_id: undefined }, 'body.device_id'],
    ['an empty device', reading(''), 'body.device_id'],
    ['a device of 129 characters', reading('d'.repeat(129)), 'body.device_id'],
    ['no accelerometer', { ...reading('x'), accelerometer: undefined }, 'body.accelerometer'],
    ['a missing axis', { ...reading('x'), gyroscope: { x: 0, y: 0 } }, 'body.gyroscope.z'],
    [
      'NaN, which JSON turns into null',
      reading('x', { accelerometer: { x: NaN, y: 0, z: 0 } }),
      'body.accelerometer.x',
    ],
    ['a number in quotes', { ...reading('x'), gyroscope: { x: '1', y: 0, z: 0 } }, 'body.gyroscope.x'],
    [
      'more than a Float32 holds',
      reading('x', { accelerometer: { x: 1e39, y: 0, z: 0 } }),
      'body.accelerometer.x',
    ],
    ['half a magnetometer', { ...reading('x'), magnetometer: { x: 1 } }, 'body.magnetometer.y'],
    ['a temperature in words', { ...reading('x'), temperature: 'warm' }, 'body.temperature'],
    ['a clock in 1970', reading('x', { timestamp: 86_400_000 }), 'body.timestamp'],
    ['a clock in 2099', reading('x', { timestamp: Date.UTC(2099, 0) }), 'body.timestamp'],
    ['a time in words', { ...reading('x'), timestamp: 'now' }, 'body.timestamp'],
  ];
  test.each(cases)('%s', async (_, body, field) => {
    expectRefused(await server.post(URL, body), 422, field);
    expect((await list('device_id=x')).total).toBe(0);
  });

  test('Infinity, written as a number too large for a double', async () => {
    const payload = JSON.stringify(reading('x')).replace('0.12', '1e999');
    const headers = { 'content-type': 'application/json' };
    expectRefused(
      await server.ask({ method: 'POST', url: URL, payload, headers }),
      422,
      'body.accelerometer.x',
    );
  });
});

describe('POST /sensor-data/batch', () => {
  test('stores the readings of several devices and names what it accepted', async () => {
    const body = [...readings('left', 3), ...readings('right', 2)];
    const answer = await server.post<{ data: { devices: { first_reading_id: number }[] } }>(
      `${URL}/batch`,
      body,
    );
    expect(answer).toMatchObject({
      status: 200,
      body: {
        success: true,
        data: {
          count: 5,
          devices: [
            { device_id: 'left', count: 3 },
            { device_id: 'right', count: 2 },
          ],
        },
      },
    });
    const { items } = await list('device_id=left');
    expect(items.map(({ id }) => id - answer.body.data.devices[0].first_reading_id)).toEqual([2, 1, 0]);
  });

  test('stores a repeated batch once and answers it alike', async () => {
    const send = (count = 3) => server.post(`${URL}/batch?boot=7&seq=4`, readings('again', count));
    const [first, second] = [await send(), await send()];
    expect(second.body).toEqual(first.body);
    expect((await list('device_id=again')).total).toBe(3);
    expectRefused(await send(4), 409);
  });

  test('takes readings without times as they follow each other', async () => {
    await server.post(`${URL}/batch`, [reading('untimed'), reading('untimed'), reading('untimed')]);
    const { items } = await list('device_id=untimed');
    const steps = items
      .slice(1)
      .map((item, i) => Date.parse(items[i].timestamp) - Date.parse(item.timestamp));
    expect(steps).toEqual([20, 20]);
  });

  const [first, second] = readings('whole', 2);
  const cases: readonly [what: string, body: unknown, status: number, text: string][] = [
    ['nothing', [], 422, 'body: expected at least 1 items'],
    ['no array', first, 422, 'body: expected type array'],
    ['one bad reading among good ones', [first, { ...second, gyroscope: null }], 422, 'body[1].gyroscope'],
    ['times out of order', [second, first], 422, 'body[1].timestamp'],
    ['the same time twice', [first, first], 422, 'body[1].timestamp'],
    ['times on some readings only', [first, reading('whole')], 422, 'body[1].timestamp'],
    [
      'one of two devices with a clock in 1970',
      [first, reading('other', { timestamp: 5 })],
      422,
      'body[1].timestamp',
    ],
  ];
  test.each(cases)('refuses %s and stores nothing', async (_, body, status, text) => {
    expectRefused(await server.post(`${URL}/batch`, body), status, text);
    expect((await list('device_id=whole')).total).toBe(0);
    expect((await list('device_id=other')).total).toBe(0);
  });

  test('refuses a number without its boot, and one number for two devices', async () => {
    expectRefused(await server.post(`${URL}/batch?seq=1`, readings('whole', 1)), 422, 'query.boot');
    expectRefused(await server.post(`${URL}/batch?boot=1`, readings('whole', 1)), 422, 'query.seq');
    const two = [...readings('whole', 1), ...readings('other', 1)];
    expectRefused(await server.post(`${URL}/batch?boot=1&seq=1`, two), 422, 'query.seq');
    expectRefused(await server.post(`${URL}/batch?boot=1&seq=-1`, readings('whole', 1)), 422, 'query.seq');
    expectRefused(
      await server.post(`${URL}/batch?session_id=abc`, readings('whole', 1)),
      422,
      'query.session_id',
    );
    expect((await list('device_id=whole')).total).toBe(0);
  });
});

describe('GET /sensor-data', () => {
  beforeAll(async () => {
    await server.post(`${URL}/batch`, readings('paged', 25));
  });

  test('pages newest first', async () => {
    expect(await list('device_id=paged&limit=10&offset=10')).toMatchObject({
      total: 25,
      page: 2,
      size: 10,
      pages: 3,
    });
    const { items } = await list('device_id=paged&limit=2');
    expect(items.map(({ timestamp }) => timestamp)).toEqual([
      '2026-01-01T00:00:00.480Z',
      '2026-01-01T00:00:00.460Z',
    ]);
    expect(await list('device_id=nobody')).toEqual({ items: [], total: 0, page: 1, size: 0, pages: 0 });
  });

  test('takes times as ISO 8601 and as Unix ms, both ends inclusive', async () => {
    const iso = 'start_time=2026-01-01T00:00:00.040Z&end_time=2026-01-01T01:00:00.080%2B01:00';
    const ms = `start_time=${NEW_YEAR + 40}&end_time=${NEW_YEAR + 80}`;
    expect((await list(`device_id=paged&${iso}`)).total).toBe(3);
    expect((await list(`device_id=paged&${ms}`)).total).toBe(3);
  });

  test.each(['limit=0', 'limit=10001', 'limit=many', 'offset=-1', 'start_time=yesterday', 'session_id=0'])(
    'refuses %s',
    async (query) => {
      expectRefused(await server.get(`${URL}?${query}`), 422, `query.${query.split('=')[0]}`);
    },
  );

  test('answers the newest readings of a device, or 404', async () => {
    const { body } = await server.get<unknown[]>(`${URL}/latest/paged?count=3`);
    expect(body).toHaveLength(3);
    expect(body[0]).toMatchObject({ timestamp: '2026-01-01T00:00:00.480Z' });
    expectRefused(await server.get(`${URL}/latest/nobody`), 404, 'nobody');
    expectRefused(await server.get(`${URL}/latest/paged?count=1001`), 422, 'query.count');
  });

  test('sums up what a device sent', async () => {
    const start = Date.now() - 60_000;
    const half = readings('summed', 51, start).map((one, i) =>
      i % 2 ? one : { ...one, temperature: 20 + i },
    );
    await server.post(`${URL}/batch`, half);
    expect((await server.get(`${URL}/stats/summed?hours=1`)).body).toMatchObject({
      ...{ device_id: 'summed', time_range_hours: 1, total_readings: 51, duration_seconds: 1 },
      ...{ average_sampling_rate_hz: 50, magnetometer_availability_ratio: 0 },
      temperature_stats: { min: 20, max: 70, avg: 45, readings_with_temp: 26 },
    });
    expect((await server.get(`${URL}/stats/nobody`)).body).toMatchObject({
      ...{ time_range_hours: 24, total_readings: 0, average_sampling_rate_hz: 0 },
      ...{ temperature_stats: null, first_reading: null, last_reading: null },
    });
  });
});

describe('DELETE /sensor-data/{device_id}', () => {
  test('asks to be confirmed, then deletes what is old enough', async () => {
    await server.post(`${URL}/batch`, readings('leaver', 5));
    await server.post(URL, reading('leaver'));
    expectRefused(await server.delete(`${URL}/leaver`), 400, 'confirm=true');
    const old = await server.delete(`${URL}/leaver?confirm=true&older_than_days=1`);
    expect(old).toMatchObject({
      status: 200,
      body: { success: true, data: { deleted_count: 5, device_id: 'leaver' } },
    });
    expect(await server.delete(`${URL}/leaver?confirm=true`)).toMatchObject({
      body: { data: { deleted_count: 1 } },
    });
    expect((await list('device_id=leaver')).total).toBe(0);
  });

  test('takes a device of 128 characters, whatever they are', async () => {
    const id = '/é 😀%'.repeat(30).slice(0, 128);
    await server.post(URL, reading(id));
    const answer = await server.delete(`${URL}/${encodeURIComponent(id)}?confirm=true`);
    expect(answer).toMatchObject({ status: 200, body: { data: { deleted_count: 1, device_id: id } } });
  });
});
