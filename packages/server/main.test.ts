import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { describe, expect, onTestFinished, test } from 'vitest';
import { ServerProcess } from './testing/server-process.ts';
import { temporaryFolder } from './testing/test-server.ts';

const SERVE = `import { serve } from '${new URL('index.ts', import.meta.url).href}'; await serve();`;

/** What a start that fails says, and its exit code. */
async function failure(settings: Record<string, string>): Promise<{ said: string; code: number | null }> {
  const env = { PATH: process.env.PATH, PORT: '0', DATA_DIR: temporaryFolder(), ...settings };
  const options = ['--disable-warning=ExperimentalWarning', '--input-type=module', '--eval', SERVE];
  const server = spawn(process.execPath, options, { env, cwd: env.DATA_DIR, timeout: 30_000 });
  const [said] = await Promise.all([text(server.stderr), once(server, 'exit')]);
  return { said, code: server.exitCode };
}

describe('a start that cannot succeed ends with one sentence that says what to do', () => {
  const ONE_SENTENCE = /^progo: [^\n]+\n$/;

  test('for a setting', async () => {
    const { said, code } = await failure({ RATE_HZ: 'fast' });
    expect(said).toBe(
      'progo: RATE_HZ must be a whole number from 10 to 400, got "fast"; for example RATE_HZ=50\n',
    );
    expect(code).toBe(1);
  });

  test('for a port in use', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    onTestFinished(() => void other.close());
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    const { said, code } = await failure({ PORT: String(port) });
    expect(said).toMatch(ONE_SENTENCE);
    expect(said).toContain(`port ${port} of 127.0.0.1 is in use`);
    expect(code).toBe(1);
  });

  test('for an address of another machine', async () => {
    const { said, code } = await failure({ HOST: '203.0.113.1' });
    expect(said).toMatch(ONE_SENTENCE);
    expect(said).toContain('HOST=127.0.0.1');
    expect(code).toBe(1);
  });

  test('for a damaged database', async () => {
    const DATA_DIR = temporaryFolder();
    writeFileSync(join(DATA_DIR, 'progo.db'), 'this is no database, '.repeat(1000));
    const { said, code } = await failure({ DATA_DIR });
    expect(said).toMatch(ONE_SENTENCE);
    expect(said).toMatch(/progo\.db is damaged .*restore a backup/);
    expect(code).toBe(1);
  });

  test('for a log that cannot be written', async () => {
    const DATA_DIR = temporaryFolder();
    mkdirSync(join(DATA_DIR, 'log'));
    const { said, code } = await failure({ DATA_DIR, LOG_FILE: join(DATA_DIR, 'log') });
    expect(said).toMatch(ONE_SENTENCE);
    expect(said).toContain('LOG_FILE must be a file that can be written');
    expect(code).toBe(1);
  });

  test('for a folder that another server uses', async () => {
    const DATA_DIR = temporaryFolder();
    const first = await ServerProcess.start(DATA_DIR);
    onTestFinished(() => first.kill());
    const { said, code } = await failure({ DATA_DIR });
    expect(said).toMatch(ONE_SENTENCE);
    expect(said).toContain('in use by another Progo');
    expect(code).toBe(1);
  });
});

describe('a server as a process', () => {
  test('says where it listens, logs failures without payloads, and stops in order', async () => {
    const folder = temporaryFolder();
    const LOG_FILE = join(folder, 'logs', 'progo.log');
    const server = await ServerProcess.start(folder, { LOG_FILE });
    onTestFinished(() => server.kill());
    const refused = await fetch(`${server.url}/api/v1/sensor-data?token=secret`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-request-id': 'try-1' },
      body: '{"device_id":"private"}',
    });
    expect(refused.status).toBe(422);
    expect(await server.stop()).toBe(0);
    const log = readFileSync(LOG_FILE, 'utf8');
    const failed = log.split('\n').find((line) => line.includes('try-1')) ?? '{}';
    expect(JSON.parse(failed)).toMatchObject({
      ...{ reqId: 'try-1', status: 422, problem: 'invalid-request' },
      req: { method: 'POST', path: '/api/v1/sensor-data' },
    });
    expect(log).not.toMatch(/secret|private/);
  });
});
