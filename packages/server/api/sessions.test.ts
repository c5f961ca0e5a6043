import { beforeAll, describe, expect, test } from 'vitest';
import { readings } from '../testing/readings.ts';
import { expectRefused } from '../testing/problem.ts';
import { openTestServer, type TestServer } from '../testing/test-server.ts';

const URL = '/api/v1/sessions';

interface Session {
  readonly id: number;
  readonly start_time: string;
  readonly end_time: string | null;
}

let server: TestServer;
beforeAll(async () => {
  server = await openTestServer();
});
const start = async (body: Record<string, unknown>) => (await server.post<Session>(`${URL}/`, body)).body;

describe('a session', () => {
  test('starts, takes the readings of its device, and ends', async () => {
    const session = await start({
      device_id: 'mat',
      exercise_type: 'squat',
      subject: 'anna',
      notes: 'easy',
      session_name: 'am',
    });
    expect(session).toEqual({
      ...{
        id: expect.any(Number),
        device_id: 'mat',
        start_time: expect.stringMatching(/Z$/),
        end_time: null,
      },
      ...{
        exercise_type: 'squat',
        is_labeled: false,
        notes: 'easy',
        reading_count: 0,
        session_name: 'am',
        subject: 'anna',
      },
    });
    await server.post('/api/v1/sensor-data/batch', readings('mat', 5));
    expect((await server.get(`${URL}/${session.id}`)).body).toMatchObject({ reading_count: 5 });
    const ended = await server.post<Session>(`${URL}/${session.id}/end`);
    expect(ended).toMatchObject({ status: 200, body: { id: session.id, reading_count: 5 } });
    expect(ended.body.end_time).toMatch(/Z$/);
    expectRefused(await server.post(`${URL}/${session.id}/end`), 400, 'ended at');
    await server.post('/api/v1/sensor-data/batch', readings('mat', 5, Date.now()));
    expect((await server.get(`${URL}/${session.id}`)).body).toMatchObject({ reading_count: 5 });
  });

  test('changes only in what is sent', async () => {
    const { id } = await start({
      device_id: 'edited',
      exercise_type: 'squat',
      notes: 'first',
      subject: 'anna',
    });
    const change = async (body: unknown) => (await server.put(`${URL}/${id}`, body)).body;
    expect(await change({ notes: null })).toMatchObject({
      notes: null,
      exercise_type: 'squat',
      subject: 'anna',
    });
    expect(await change({ session_name: 'pm' })).toMatchObject({
      session_name: 'pm',
      subject: 'anna',
      end_time: null,
    });
    expect(await change({})).toMatchObject({ session_name: 'pm', notes: null });
    expect(await change({ end_time: '2099-01-01T00:00:00Z' })).toMatchObject({
      end_time: '2099-01-01T00:00:00.000Z',
    });
    expect(await change({ end_time: null })).toMatchObject({ end_time: null });
  });

  test('that is not there is told so', async () => {
    const answers = [
      server.get(`${URL}/999`),
      server.put(`${URL}/999`, { notes: 'x' }),
      server.post(`${URL}/999/end`),
      server.delete(`${URL}/999`),
      server.get(`${URL}/999/labels`),
      server.get(`${URL}/999/stats`),
    ];
    for (const answer of answers) expectRefused(await answer, 404, 'no session 999');
    expectRefused(await server.get(`${URL}/seven`), 422, 'params.id');
  });

  test('goes with its readings and labels', async () => {
    const { id } = await start({ device_id: 'gone' });
    await server.post('/api/v1/sensor-data/batch', readings('gone', 4));
    const label = {
      start_time: readings('gone', 1)[0].timestamp,
      end_time: readings('gone', 4)[3].timestamp,
      exercise_type: 'squat',
    };
    await server.post(`${URL}/${id}/labels`, label);
    expect((await server.delete(`${URL}/${id}`)).body).toMatchObject({
      success: true,
      data: { session_id: id, readings_deleted: 4, labels_deleted: 1 },
    });
    expect((await server.get('/api/v1/sensor-data?device_id=gone')).body).toMatchObject({ total: 0 });
    // What the device sends next joins no session that is gone.
    await server.post('/api/v1/sensor-data/batch', readings('gone', 1, Date.now()));
    expect((await server.get('/api/v1/sensor-data?device_id=gone')).body).toMatchObject({
      items: [{ session_id: null }],
    });
  });

  test.each<[Record<string, unknown>, string]>([
    [{}, 'body.device_id'],
    [{ device_id: '' }, 'body.device_id'],
    [{ device_id: 'x', exercise_type: 3 }, 'body.exercise_type'],
    [{ device_id: 'x', subject: 's'.repeat(129) }, 'body.subject'],
  ])('is refused as %j', async (body, field) => {
    expectRefused(await server.post(URL, body), 422, field);
  });

  test('does not end before it starts', async () => {
    const { id } = await start({ device_id: 'backwards' });
    expectRefused(await server.put(`${URL}/${id}`, { end_time: 0 }), 422, 'body.end_time');
    expectRefused(await server.put(`${URL}/${id}`, { end_time: 'soon' }), 422, 'body.end_time');
  });
});

describe('the list of sessions', () => {
  beforeAll(async () => {
    for (const subject of ['anna', 'ben', 'anna'])
      await start({ device_id: 'listed', exercise_type: 'row', subject });
  });

  test('pages newest first', async () => {
    const { body } = await server.get<{ items: Session[] }>(`${URL}?device_id=listed&limit=2`);
    expect(body).toMatchObject({ total: 3, page: 1, size: 2, pages: 2 });
    expect(body.items[0].id).toBeGreaterThan(body.items[1].id);
    const rest = await server.get(`${URL}?device_id=listed&limit=2&offset=2`);
    expect(rest.body).toMatchObject({ page: 2, size: 1 });
  });

  test.each([
    ['subject=anna', 2],
    ['exercise_type=row', 3],
    ['exercise_type=squat', 0],
    ['is_labeled=true', 0],
    ['is_labeled=false', 3],
    ['start_date=2026-01-01', 3],
    ['end_date=2026-01-01', 0],
  ])('knows %s', async (query, total) => {
    expect((await server.get(`${URL}?device_id=listed&${query}`)).body).toMatchObject({ total });
  });

  test.each(['limit=201', 'limit=0', 'is_labeled=maybe', 'start_date=tomorrow'])(
    'refuses %s',
    async (query) => {
      expectRefused(await server.get(`${URL}?${query}`), 422, `query.${query.split('=')[0]}`);
    },
  );
});
