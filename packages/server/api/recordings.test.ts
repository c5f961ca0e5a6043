import { gunzipSync, gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import { expectRefused } from '../testing/problem.ts';
import { openTestServer, type TestServer } from '../testing/test-server.ts';

const URL = '/api/v1/sessions';
const HEADER = 'subject,session,label,t_ms,ax,ay,az,gx,gy,gz';

interface Imported {
  readonly data: { readonly session_ids: readonly number[] };
}
interface Sessions {
  readonly items: readonly { readonly start_time: string; readonly end_time: string }[];
  readonly total: number;
}

let server: TestServer;
beforeAll(async () => {
  server = await openTestServer({ importLimitMb: 1 });
});

function send<T = Imported>(file: string | Buffer, query = '', type = 'text/csv') {
  const headers = { 'content-type': type };
  return server.ask<T>({ method: 'POST', url: `${URL}/import?${query}`, payload: file, headers });
}

async function fetchFile(query: string): Promise<Buffer> {
  const { statusCode, rawPayload } = await server.app.inject({ url: `${URL}/export?${query}` });
  expect(statusCode).toBe(200);
  return rawPayload;
}

const sessionsOf = async (device: string) => (await server.get<Sessions>(`${URL}?device_id=${device}`)).body;

/** Rows of one session, 20 ms apart. */
function rows(subject: string, session: string, label: string, count: number, start = 0): string {
  const row = (i: number) => `${subject},${session},${label},${start + i * 20},0.1,9.8,${i},0.01,-0.02,0`;
  return Array.from({ length: count }, (_, i) => row(i)).join('\n');
}

describe('POST /sessions/import', () => {
  test('brings sessions, subjects and labels', async () => {
    const file = `${HEADER}\n${rows('anna', 'a', 'squat', 60)}\n${rows('ben', 'b', '', 50)}\n`;
    const { status, body } = await send(file, 'device_id=bar');
    expect(status).toBe(200);
    expect(body).toMatchObject({
      success: true,
      data: { sessions: 2, readings: 110, labels: 1, subjects: ['anna', 'ben'] },
    });
    const [first] = body.data.session_ids;
    expect((await server.get(`${URL}/${first}`)).body).toMatchObject({
      ...{ device_id: 'bar', subject: 'anna', session_name: 'a', reading_count: 60, is_labeled: true },
    });
    expect((await server.get(`${URL}/${first}/labels`)).body).toMatchObject([{ exercise_type: 'squat' }]);
  });

  test('lays sessions that count from 0 one after the other, the last just over', async () => {
    const before = Date.now();
    await send(`${HEADER}\n${rows('', 'x', '', 50)}\n${rows('', 'y', '', 50)}`, 'device_id=undated');
    await send(`${HEADER}\n${rows('', 'z', '', 50)}`, 'device_id=undated');
    const { items } = await sessionsOf('undated');
    const spans = items.map((session) => [Date.parse(session.start_time), Date.parse(session.end_time)]);
    expect(spans[0][1]).toBeLessThanOrEqual(Date.now());
    expect(spans[0][1]).toBeGreaterThan(before - 5000);
    // Newest first: each ends before the one before it starts.
    for (const [i, [, end]] of spans.slice(1).entries()) expect(end).toBeLessThan(spans[i][0]);
  });

  test('begins them when it is told to, and keeps the dates of those that have one', async () => {
    await send(`${HEADER}\n${rows('', 'x', '', 50)}`, 'device_id=told&start_time=2026-03-01T10:00:00Z');
    expect((await sessionsOf('told')).items).toMatchObject([
      { start_time: '2026-03-01T10:00:00.000Z', end_time: '2026-03-01T10:00:00.980Z' },
    ]);
    await send(`${HEADER}\n${rows('', 'x', '', 50, 1_767_225_600_000)}`, 'device_id=dated');
    expect((await sessionsOf('dated')).items).toMatchObject([{ start_time: '2026-01-01T00:00:00.000Z' }]);
    const again = await send(
      `${HEADER}\n${rows('', 'w', '', 50)}`,
      'device_id=told&start_time=2026-03-01T10:00:00.500Z',
    );
    expectRefused(again, 409, 'overlap');
  });

  test('refuses a file a second time, unless it may', async () => {
    const file = `${HEADER}\n${rows('cleo', 'twice', '', 50)}`;
    const first = await send(file);
    const [id] = first.body.data.session_ids;
    expectRefused(await send(file), 409, `"twice" (session ${id})`, 'duplicate=allow');
    expect((await sessionsOf('import')).total).toBe(1);
    expect((await send(file, 'duplicate=allow')).status).toBe(200);
    expect((await sessionsOf('import')).total).toBe(2);
  });

  const good = rows('dora', 'd', 'squat', 10);
  test.each<[what: string, file: string | Buffer, status: number, text: string]>([
    [
      'a broken line',
      `${HEADER}\n${good}\ndora,d,squat,200,0.1,9.8,x,0,0,0`,
      422,
      'line 12: az must be a finite number, got "x"',
    ],
    ['times that go back', `${HEADER}\n${good}\ndora,d,squat,100,0,0,0,0,0,0`, 422, 'line 12'],
    ['a header that lacks columns', `a,b\n1,2`, 422, 'line 1: the header lacks t_ms'],
    ['a file without readings', `${HEADER}\n`, 422, 'holds no readings'],
    ['nothing', '', 422, 'holds no readings'],
    ['a picture', Buffer.from([0xff, 0xd8, 0xff, 0xe0]), 422, 'neither Parquet, gzip nor UTF-8'],
    ['half a gzip', gzipSync(`${HEADER}\n${good}`).subarray(0, 60), 422, 'damaged or incomplete'],
    ['a date in 2099', `${HEADER}\n${rows('', 'd', '', 5, Date.UTC(2099, 0))}`, 422, 't_ms of session "d"'],
    ['more than the limit', `${HEADER}\n${'x'.repeat(1_100_000)}`, 413, '1 MB'],
  ])('refuses %s and imports nothing', async (_, file, status, text) => {
    const answer = await send(file, 'device_id=refused');
    expectRefused(answer, status, text);
    expect((await sessionsOf('refused')).total).toBe(0);
    expect((await server.get('/api/v1/sensor-data?device_id=refused')).body).toMatchObject({ total: 0 });
  });

  test('refuses other kinds of body and unknown wishes', async () => {
    expectRefused(
      await send('{}', '', 'application/json'),
      415,
      'Send Content-Type: text/csv or application/gzip',
    );
    expectRefused(await send(good, 'duplicate=perhaps'), 422, 'query.duplicate');
    expectRefused(await send(good, 'start_time=noon'), 422, 'query.start_time');
  });
});

describe('GET /sessions/export', () => {
  const COLUMNS =
    'subject,session,label,t_ms,ax,ay,az,gx,gy,gz,mx,my,mz,device_id,temperature,exercise_type,repetitions,quality_score,labeled_by,session_exercise_type,session_notes';
  const line = (i: number, label: string, more: string) =>
    `eve,full,${label},${1_767_225_600_000 + i * 20.25},0.1,9.8,${i},0,0,0,${more}`;
  const file = [
    COLUMNS,
    line(0, 'squat', '1,2,3,watch,21.5,squat,3,7,coach,squat,"two, easy"'),
    line(1, 'squat', '1,2,3,watch,21.5,,3,7,coach,,'),
    line(2, '', ',,,watch,,row,,,,,'),
  ].join('\n');
  let id: number;
  beforeAll(async () => {
    [id] = (await send(file)).body.data.session_ids;
  });

  test.each([
    ['csv', 'text/csv'],
    ['csv.gz', 'application/gzip'],
    ['parquet', 'application/vnd.apache.parquet'],
  ])('writes %s that comes back without loss', async (format, type) => {
    const exported = await fetchFile(`format=${format}&session_id=${id}`);
    const csv = format === 'csv' ? exported : await fetchFile(`session_id=${id}`);
    const other = await openTestServer();
    const headers = { 'content-type': type };
    const url = `${URL}/import`;
    const { body } = await other.ask<Imported>({ method: 'POST', url, payload: exported, headers });
    expect(body).toMatchObject({ data: { sessions: 1, readings: 3, labels: 1, subjects: ['eve'] } });
    const again = await other.app.inject({ url: `${URL}/export` });
    expect(again.payload).toBe(csv.toString('utf8'));
    const [copy] = body.data.session_ids;
    expect((await other.get(`${URL}/${copy}`)).body).toEqual({
      ...(await server.get<object>(`${URL}/${id}`)).body,
      id: copy,
    });
  });

  test('writes several sessions, or all of them', async () => {
    const { body } = await send(`${HEADER}\n${rows('finn', 'f', '', 3)}\n${rows('finn', 'g', '', 3)}`);
    const [f, g] = body.data.session_ids;
    const lines = (text: Buffer) => text.toString('utf8').trim().split('\n');
    expect(lines(await fetchFile(`session_id=${f}&session_id=${g}`))).toHaveLength(7);
    const all = lines(gunzipSync(await fetchFile('format=csv.gz')));
    expect(all.filter((row) => row.startsWith('finn,'))).toHaveLength(6);
    expect(all.filter((row) => row.startsWith('eve,'))).toHaveLength(3);
  });

  test('tells sessions of one name apart', async () => {
    const twice = `${HEADER}\n${rows('gus', 'g', '', 3)}`;
    await send(twice, 'device_id=gus');
    const second = await send(twice, 'device_id=gus&duplicate=allow');
    const csv = (await fetchFile('')).toString('utf8');
    const names = csv.match(/(?<=gus,)[^,]+/g);
    expect([...new Set(names)]).toEqual(['g', `g (${second.body.data.session_ids[0]})`]);
  });

  test('refuses sessions and kinds of file that are not there', async () => {
    expectRefused(await server.get(`${URL}/export?session_id=999`), 404, 'no session 999');
    expectRefused(await server.get(`${URL}/export?format=xlsx`), 422, 'query.format');
    const empty = await openTestServer();
    expectRefused(await empty.get(`${URL}/export`), 404, 'no sessions to export');
  });
});
