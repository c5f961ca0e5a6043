import { beforeAll, describe, expect, test } from 'vitest';
import { reading } from '../testing/readings.ts';
import { expectRefused } from '../testing/problem.ts';
import { openTestServer, type TestServer } from '../testing/test-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await openTestServer({ environment: 'test', rateHz: 50, windowSeconds: 4 });
});

describe('health', () => {
  test('greets programs with JSON and browsers with a page', async () => {
    expect(await server.get('/')).toMatchObject({
      status: 200,
      body: { message: expect.any(String), status: 'healthy', version: expect.any(String), docs: '/docs' },
    });
    const page = await server.ask<string>({
      url: '/',
      headers: { accept: 'text/html,application/xml;q=0.9' },
    });
    expect(page.headers['content-type']).toMatch('text/html');
    expect(page.headers['content-security-policy']).toMatch("default-src 'self'");
    expect(page.body).toMatch('href="/docs"');
  });

  test('tells how its parts are, with no model yet', async () => {
    const { status, body } = await server.get<{ timestamp: string }>('/health');
    expect(status).toBe(200);
    expect(body).toMatchObject({
      status: 'healthy',
      environment: 'test',
      checks: { database: 'healthy', ml_model: 'not_loaded' },
    });
    expect(body.timestamp).toMatch(/^\d{4}-\d\d-\d\dT.*Z$/);
  });

  test('says what it is and how it cuts signals', async () => {
    expect((await server.get('/api/v1/info')).body).toMatchObject({
      project_name: 'Progo',
      api_version: 'v1',
      ml_config: { feature_window_size: 200, window_overlap: 0.5, min_training_samples: 20 },
      endpoints: { sensor_data: '/api/v1/sensor-data', docs: '/docs' },
    });
  });
});

describe('every address', () => {
  test('names its answer as the caller named the request', async () => {
    const ask = (id: string) => server.ask({ url: '/health', headers: { 'x-request-id': id } });
    expect((await ask('trace-7.a')).headers['x-request-id']).toBe('trace-7.a');
    expect((await ask('a "quoted" one')).headers['x-request-id']).toMatch(/^[\da-f]{8}-\w+$/);
  });

  test('answers with and without a trailing slash', async () => {
    for (const url of ['/api/v1/sessions', '/api/v1/sessions/', '/api/v1/sensor-data/', '/health/']) {
      expect((await server.get(url)).status).toBe(200);
    }
  });

  test('tells which methods it takes', async () => {
    const answer = await server.ask({ method: 'PATCH', url: '/api/v1/sessions/1?secret=1' });
    expectRefused(answer, 405, 'takes DELETE, GET, HEAD, PUT, not PATCH');
    expect(answer.headers.allow).toBe('DELETE, GET, HEAD, PUT');
  });

  test('points to the documentation when there is nothing', async () => {
    expectRefused(
      await server.get('/api/v1/nothing?x=1'),
      404,
      /^There is nothing at GET \/api\/v1\/nothing;.*\/docs/,
    );
  });
});

test('an address that cannot be read, or is too long, is a problem like any other', async () => {
  expectRefused(await server.get('/%zz'), 400, "'/%zz' is not a valid url");
  expectRefused(await server.get(`/api/v1/sensor-data/latest/${'a'.repeat(2000)}`), 422, 'params.device_id');
});

describe('bodies', () => {
  const send = (payload: string | Buffer, type = 'application/json') =>
    server.ask({
      method: 'POST',
      url: '/api/v1/sensor-data',
      payload,
      headers: { 'content-type': type },
    });

  test('must be whole JSON', async () => {
    expectRefused(await send('{"device_id":"a","accel'), 400, 'not whole, valid JSON');
    expectRefused(await send('not json'), 400, 'not whole, valid JSON');
    expectRefused(await send('{"device_id":NaN}'), 400, 'not whole, valid JSON');
  });

  test('must be of a type that is read', async () => {
    expectRefused(await send('a=b', 'application/x-www-form-urlencoded'), 415, 'application/json');
  });

  test('must be there where one is needed, and may be empty where none is', async () => {
    expectRefused(await send(''), 422, 'body');
    const ended = await server.ask({
      method: 'POST',
      url: '/api/v1/sessions/999/end',
      headers: { 'content-type': 'application/json' },
    });
    expectRefused(ended, 404, 'no session 999');
  });

  test('must not be larger than the limit', async () => {
    expectRefused(await send(`"${'x'.repeat(10_000_000)}"`), 413, 'larger than 4 MB');
  });

  test('cannot reach the prototype of objects', async () => {
    expectRefused(await send(`{"__proto__":${JSON.stringify(reading('a'))}}`), 422, 'body.device_id');
  });
});
