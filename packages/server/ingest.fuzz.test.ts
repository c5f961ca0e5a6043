import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { columns, NEW_YEAR, reading } from './testing/readings.ts';
import { openTestServer, type TestServer } from './testing/test-server.ts';

const RUNS = { numRuns: 300 };
/** Each file costs a thread; reading them is tried much more often beside `readRecordings`. */
const FILE_RUNS = { numRuns: 30 };

let server: TestServer;
beforeAll(async () => {
  server = await openTestServer();
});

const send = (url: string, payload: string, type = 'application/json') =>
  server.ask<unknown>({ method: 'POST', url, payload, headers: { 'content-type': type } });

/** Values that have broken parsers before. */
const odd = fc.oneof(
  fc.constantFrom<unknown>(null, true, '', 'NaN', -0, 1e39, 5e-324, Number.MAX_SAFE_INTEGER, [], {}, [[]], {
    x: {},
  }),
  fc.double(),
  fc.string({ unit: 'binary' }),
  fc.jsonValue({ maxDepth: 2 }),
);

/** A good body in which some values, at any depth, are replaced or gone. */
function spoilt(good: object): fc.Arbitrary<unknown> {
  const paths = pathsOf(good);
  return fc
    .array(fc.tuple(fc.constantFrom(...paths), fc.option(odd, { nil: undefined })), {
      minLength: 1,
      maxLength: 3,
    })
    .map((changes) => {
      const body: unknown = structuredClone(good);
      for (const [path, value] of changes) place(body, path, value);
      return body;
    });
}

function pathsOf(value: unknown, path: readonly string[] = []): string[][] {
  const inner = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  return [
    ...(path.length > 0 ? [[...path]] : []),
    ...inner.flatMap(([key, one]) => pathsOf(one, [...path, key])),
  ];
}

function place(body: unknown, path: readonly string[], value: unknown): void {
  let at: unknown = body;
  for (const key of path.slice(0, -1)) at = isRecord(at) ? at[key] : undefined;
  if (isRecord(at)) at[path[path.length - 1]] = structuredClone(value);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

const FULL = {
  ...reading('fuzz', {
    timestamp: NEW_YEAR,
    temperature: 20,
    exercise_type: 'squat',
    magnetometer_available: true,
  }),
  magnetometer: { x: 1, y: 2, z: 3 },
};
const BODIES: readonly (readonly [url: string, good: object])[] = [
  ['/api/v1/sensor-data', FULL],
  ['/api/v1/sensor-data/batch', [FULL, { ...FULL, timestamp: NEW_YEAR + 20 }]],
  [
    '/api/v1/readings',
    columns('fuzz', 2, {
      mx: [1, 2],
      my: [1, 2],
      mz: [1, 2],
      temperature: [20, null],
      exercise_type: 'x',
      session_id: null,
    }),
  ],
  [
    '/api/v1/sessions',
    { device_id: 'fuzz', exercise_type: 'x', notes: 'n', subject: 's', session_name: 'm' },
  ],
  ['/api/v1/ml/predict', { sensor_data: [FULL], model_version: 'v1' }],
];

describe('no input makes the server fail', () => {
  test.each(BODIES)('%s with spoilt bodies', async (url, good) => {
    await fc.assert(
      fc.asyncProperty(spoilt(good), async (body) => {
        const { status } = await send(url, JSON.stringify(body));
        // There is no model to ask.
        expect(url.endsWith('/predict') ? [503, 422, 400] : [200, 400, 404, 409, 422]).toContain(status);
      }),
      RUNS,
    );
  });

  test.each(BODIES)('%s with any JSON, any text, any type', async (url) => {
    const types = fc.constantFrom('application/json', 'text/plain', 'application/json; charset=x', 'x', '');
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.json(), fc.string({ unit: 'binary' })), types, async (body, type) => {
        expect((await send(url, body, type)).status).toBeLessThan(500);
      }),
      RUNS,
    );
  });

  test('sessions and labels with spoilt bodies, ids of any kind', async () => {
    const { body: session } = await server.post<{ id: number }>('/api/v1/sessions', {
      device_id: 'labelled',
    });
    await server.post('/api/v1/readings', columns('labelled', 50, { session_id: session.id }));
    const changes = { exercise_type: 'x', notes: 'n', session_name: 'm', subject: 's', end_time: NEW_YEAR };
    const label = {
      start_time: NEW_YEAR,
      end_time: NEW_YEAR + 500,
      exercise_type: 'x',
      repetitions: 3,
      quality_score: 5,
    };
    const ids = { ...label, start_reading_id: 1, end_reading_id: 2 };
    const times = fc.constantFrom(8.64e15, -8.64e15, 1e300, '+275760-09-13', '-000001-01-01', 'NaN', 0);
    const late = times.map((time) => ({ ...label, start_time: time, end_time: time }));
    const id = fc.oneof(fc.constant(String(session.id)), fc.bigInt().map(String), fc.double().map(String));
    await fc.assert(
      fc.asyncProperty(
        id,
        spoilt(changes),
        fc.oneof(spoilt(ids), late),
        times,
        async (id, change, label, end_time) => {
          expect((await server.put(`/api/v1/sessions/${id}`, change)).status).toBeLessThan(500);
          expect((await server.put(`/api/v1/sessions/${id}`, { end_time })).status).toBeLessThan(500);
          expect((await server.post(`/api/v1/sessions/${id}/labels`, label)).status).toBeLessThan(500);
          for (const path of ['sessions/labels', 'ml/models', 'ml/jobs', 'sessions']) {
            expect((await server.get(`/api/v1/${path}/${id}`)).status).toBeLessThan(500);
          }
          expect((await server.get(`/api/v1/sessions/${id}/stats`)).status).toBeLessThan(500);
        },
      ),
      RUNS,
    );
  });

  test('queries of any kind', async () => {
    const names = [
      'device_id',
      'session_id',
      'start_time',
      'end_time',
      'limit',
      'offset',
      'boot',
      'seq',
      'hours',
      'count',
    ];
    const value = fc.oneof(fc.string({ unit: 'binary' }), fc.double().map(String), fc.bigInt().map(String));
    const query = fc.dictionary(fc.constantFrom(...names), value);
    const paths = [
      '/sensor-data',
      '/sensor-data/latest/fuzz',
      '/sensor-data/stats/fuzz',
      '/sessions',
      '/predictions',
    ];
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...paths), query, async (path, values) => {
        const search = new URLSearchParams(Object.entries(values)).toString();
        expect((await server.get(`/api/v1${path}?${search}`)).status).toBeLessThan(500);
        expect((await server.post(`/api/v1/sensor-data/batch?${search}`, [FULL])).status).toBeLessThan(500);
      }),
      RUNS,
    );
  });

  test('devices of any name, in a body and in a path', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', minLength: 1, maxLength: 128 }), async (name) => {
        const { status } = await server.post('/api/v1/sensor-data', reading(name));
        expect([200, 422]).toContain(status);
        const path = `/api/v1/sensor-data/latest/${encodeURIComponent(name.toWellFormed())}`;
        const newest = await server.get<{ device_id: string }[]>(path);
        if (status === 200) expect(newest.body).toMatchObject([{ device_id: name }]);
        await server.delete(`/api/v1/sensor-data/${encodeURIComponent(name.toWellFormed())}?confirm=true`);
      }),
      RUNS,
    );
  });

  test('files of any content', async () => {
    const header = fc.constantFrom(
      't_ms,ax,ay,az,gx,gy,gz',
      'subject,session,label,t_ms,ax,ay,az,gx,gy,gz,label_id',
    );
    const file = fc.oneof(
      fc.uint8Array({ maxLength: 200 }),
      fc
        .tuple(
          header,
          fc.array(fc.array(fc.oneof(fc.integer(), fc.string()), { maxLength: 12 }), { maxLength: 5 }),
        )
        .map(([head, rows]) => Buffer.from([head, ...rows.map((row) => row.join(','))].join('\n'))),
    );
    await fc.assert(
      fc.asyncProperty(file, async (bytes) => {
        const answer = await server.app.inject({
          method: 'POST',
          url: '/api/v1/sessions/import',
          payload: Buffer.from(bytes),
          headers: { 'content-type': 'application/octet-stream' },
        });
        expect([200, 409, 422]).toContain(answer.statusCode);
      }),
      FILE_RUNS,
    );
  });
});
