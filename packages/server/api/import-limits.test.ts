import { once } from 'node:events';
import { PassThrough, Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { setImmediate } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { writeParquet } from '@progo/files';
import type { RecordedSession } from '@progo/motion/recordings';
import { beforeAll, describe, expect, test } from 'vitest';
import { expectRefused } from '../testing/problem.ts';
import { openTestServer, type TestServer } from '../testing/test-server.ts';

const URL = '/api/v1/sessions/import';
const HEADER = 't_ms,ax,ay,az,gx,gy,gz\n';
const ROW = '0,0.1,9.8,0,0,0,0\n';

let server: TestServer;
beforeAll(async () => {
  server = await openTestServer({ importLimitMb: 1, importPatienceSeconds: 2 });
});

function send(payload: string | Buffer | Readable, query = '') {
  const headers = { 'content-type': 'application/octet-stream' };
  return server.ask({ method: 'POST', url: `${URL}?${query}`, payload, headers });
}

function parquetOf(readings: number): Promise<Buffer> {
  const session: RecordedSession = {
    ...{ name: '', subject: '', deviceId: null, labels: [], temperature: null, exerciseTypes: null },
    recording: {
      times: Float64Array.from({ length: readings }, (_, i) => i * 20),
      axes: Array.from({ length: 9 }, () => new Float32Array(readings)),
    },
  };
  return buffer(writeParquet(Readable.from([session])));
}

/** An import under way whose client has paused. */
async function pausedImport(device: string) {
  const body = new PassThrough();
  const answer = send(body, `device_id=${device}`);
  body.write(HEADER + ROW.repeat(20_000));
  await once(body, 'drain'); // somebody reads it
  return { body, answer };
}

describe('an import', () => {
  test('that would never end is given up, and the server answers all the while', async () => {
    const file = await parquetOf(2);
    // A struct of the first page header becomes a number: hyparquet 1.31 never returns from it.
    expect(file[10]).toBe(0x5c);
    file[10] = 0x54;
    let over = false;
    const answer = send(file).finally(() => (over = true));
    let healthy = 0;
    while (!over) {
      expect((await server.get('/health')).status).toBe(200);
      healthy++;
      await setImmediate();
    }
    expectRefused(await answer, 422, 'the file is damaged: reading it got no further for 2 s');
    expect(healthy).toBeGreaterThan(10);
  });

  test.each([
    ['gzip', async () => gzipSync(HEADER + ROW.repeat(250_000))],
    ['Parquet', async () => parquetOf(100_000)],
  ])('whose %s is small and unpacks to very much is refused', async (_, file) => {
    const bytes = await file();
    expect(bytes.length).toBeLessThan(1_000_000);
    expectRefused(await send(bytes), 413, 'unpacks to more than 4 MB', 'IMPORT_LIMIT_MB');
  });

  test('is one of two at most', async () => {
    const two = [await pausedImport('one'), await pausedImport('two')];
    expectRefused(await send(HEADER + ROW), 503, '2 files are being imported already');
    for (const { body, answer } of two) {
      body.end();
      expect((await answer).status).toBe(200);
    }
    expect((await send(HEADER + ROW, 'device_id=three')).status).toBe(200);
  });
});

describe('over a connection', () => {
  const headers = { 'content-type': 'text/csv' };
  const post = (url: string, body: ReadableStream, signal?: AbortSignal) =>
    fetch(url + URL, { method: 'POST', headers, body, duplex: 'half', signal });

  test('an import ends with its client', async () => {
    const url = await server.app.listen({ host: '127.0.0.1', port: 0 });
    for (let i = 0; i < 2; i++) {
      const gone = new AbortController();
      const pieces = new PassThrough();
      const answer = post(url, Readable.toWeb(pieces) as ReadableStream, gone.signal);
      pieces.write(HEADER);
      const refused = expect(answer).rejects.toThrow('aborted');
      await once(server.app.server, 'request');
      gone.abort();
      await refused;
    }
    // Those two would keep it out.
    await expect.poll(async () => (await send(HEADER + ROW, 'device_id=after')).status).toBe(200);
  });

  test('a refusal ends a body without end, and the server can close', async () => {
    const own = await openTestServer();
    const url = await own.app.listen({ host: '127.0.0.1', port: 0 });
    async function* endless() {
      yield Buffer.from(`${HEADER}broken\n`);
      for (;;) yield Buffer.from(ROW.repeat(1000));
    }
    const answer = await post(url, ReadableStream.from(endless()));
    expect(answer.status).toBe(422);
    expect(answer.headers.get('connection')).toBe('close');
    expect(await answer.json()).toMatchObject({ detail: expect.stringMatching('line 2') });
    await own.app.close();
  });
});
