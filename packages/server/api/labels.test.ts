import { beforeAll, describe, expect, test } from 'vitest';
import { NEW_YEAR, readings } from '../testing/readings.ts';
import { expectRefused } from '../testing/problem.ts';
import { openTestServer, type TestServer } from '../testing/test-server.ts';

let server: TestServer;
let url: string;
let firstId: number;
beforeAll(async () => {
  server = await openTestServer();
  const { body: session } = await server.post<{ id: number }>('/api/v1/sessions', { device_id: 'mat' });
  const batch = await server.post<{ data: { devices: { first_reading_id: number }[] } }>(
    '/api/v1/sensor-data/batch',
    readings('mat', 100),
  );
  firstId = batch.body.data.devices[0].first_reading_id;
  url = `/api/v1/sessions/${session.id}/labels`;
});

describe('a label', () => {
  test('is made by reading ids', async () => {
    const body = { start_reading_id: firstId + 10, end_reading_id: firstId + 20, exercise_type: 'squat' };
    expect((await server.post(url, body)).body).toEqual({
      ...{ id: expect.any(Number), session_id: expect.any(Number), ...body },
      ...{ start_time: '2026-01-01T00:00:00.200Z', end_time: '2026-01-01T00:00:00.400Z' },
      ...{
        repetitions: null,
        quality_score: null,
        labeled_by: null,
        labeled_at: expect.stringMatching(/Z$/),
      },
    });
  });

  test('or by times, and then spans the readings between them', async () => {
    const told = { exercise_type: 'row', repetitions: 8, quality_score: 7.5, labeled_by: 'coach' };
    const body = { start_time: NEW_YEAR + 1005, end_time: '2026-01-01T00:00:01.515Z', ...told };
    expect((await server.post(url, body)).body).toMatchObject({
      ...{ start_reading_id: firstId + 51, end_reading_id: firstId + 75, ...told },
      ...{ start_time: '2026-01-01T00:00:01.020Z', end_time: '2026-01-01T00:00:01.500Z' },
    });
  });

  test('shows in its session until it is deleted', async () => {
    const { body: labels } = await server.get<{ id: number; exercise_type: string }[]>(url);
    expect(labels.map((label) => label.exercise_type)).toEqual(['squat', 'row']);
    expect((await server.get(url.replace('/labels', ''))).body).toMatchObject({ is_labeled: true });
    for (const { id } of labels) {
      expect((await server.delete(`/api/v1/sessions/labels/${id}`)).body).toMatchObject({
        data: { label_id: id },
      });
    }
    expect((await server.get(url)).body).toEqual([]);
    expect((await server.get(url.replace('/labels', ''))).body).toMatchObject({ is_labeled: false });
    expectRefused(await server.delete(`/api/v1/sessions/labels/${labels[0].id}`), 404, 'no label');
  });

  const times = { start_time: NEW_YEAR, end_time: NEW_YEAR + 1000 };
  test.each<[what: string, body: Record<string, unknown>, status: number, text: string]>([
    ['without an exercise', times, 422, 'body.exercise_type'],
    ['without a start', { end_time: NEW_YEAR, exercise_type: 'x' }, 422, 'body.start_reading_id'],
    [
      'before its session',
      { ...times, start_time: NEW_YEAR - 1, exercise_type: 'x' },
      400,
      'outside session',
    ],
    [
      'after its session',
      { ...times, end_time: NEW_YEAR + 2000, exercise_type: 'x' },
      400,
      'outside session',
    ],
    [
      'that ends before it starts',
      { start_time: NEW_YEAR + 100, end_time: NEW_YEAR + 50, exercise_type: 'x' },
      400,
      'before its end',
    ],
    [
      'between two readings',
      { start_time: NEW_YEAR + 101, end_time: NEW_YEAR + 102, exercise_type: 'x' },
      400,
      'before its end',
    ],
    [
      'by a reading of no session',
      { start_reading_id: 1, end_reading_id: 2, exercise_type: 'x' },
      400,
      'Reading 1',
    ],
    ['with a time in words', { ...times, start_time: 'noon', exercise_type: 'x' }, 422, 'body.start_time'],
    ['of half a repetition', { ...times, exercise_type: 'x', repetitions: 1.5 }, 422, 'body.repetitions'],
    ['of quality 11', { ...times, exercise_type: 'x', quality_score: 11 }, 422, 'body.quality_score'],
  ])('is refused %s', async (_, body, status, text) => {
    expectRefused(await server.post(url, body), status, text);
    expect((await server.get(url)).body).toEqual([]);
  });

  test('is refused in a session that is not there, or is empty', async () => {
    expectRefused(
      await server.post('/api/v1/sessions/999/labels', { ...times, exercise_type: 'x' }),
      404,
      '999',
    );
    const { body: empty } = await server.post<{ id: number }>('/api/v1/sessions', { device_id: 'idle' });
    const answer = await server.post(`/api/v1/sessions/${empty.id}/labels`, { ...times, exercise_type: 'x' });
    expectRefused(answer, 400, 'no readings');
  });
});
