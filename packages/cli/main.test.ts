import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { answerOf, createClient } from '@progo/client';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from './testing/temporary-folder.ts';

const folder = temporaryFolder();
const main = fileURLToPath(new URL('main.ts', import.meta.url));

interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

function start(words: readonly string[]): { child: ChildProcess; ended: Promise<Ended> } {
  const child = spawn(process.execPath, [main, ...words], { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = Promise.all([once(child, 'exit'), text(child.stdout), text(child.stderr)]).then(
    ([[code], stdout, stderr]) => ({ code: code === null ? null : Number(code), stdout, stderr }),
  );
  return { child, ended };
}

/** Resolves with the address a server says it listens on. */
async function listening(child: ChildProcess): Promise<string> {
  let said = '';
  for await (const piece of child.stdout ?? []) {
    said += String(piece);
    const [url] = /http:\/\/[\d.:]+/.exec(said) ?? [];
    if (url !== undefined) return url;
  }
  throw new Error(`the server said: ${said}`);
}

describe('progo as a process', () => {
  it('ends with the exit code of what it did', async () => {
    expect(await start(['--version']).ended).toEqual({ code: 0, stdout: '0.1.0\n', stderr: '' });
    expect(await start(['serv']).ended).toMatchObject({ code: 2, stdout: '' });
    expect(await start(['evaluate', 'missing.csv', '--json']).ended).toEqual({
      code: 1,
      stdout: '',
      stderr: 'progo: missing.csv: there is no such file or folder\n',
    });
  });

  it('serves until it is told to stop, and ends with what runs against it', async () => {
    const server = spawn(process.execPath, [main, 'serve', '--port', '0', '--data', join(folder, 'data')], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const url = await listening(server);
    server.stdout.resume();
    expect(await (await fetch(`${url}/health`)).json()).toMatchObject({ status: 'healthy' });

    const busy = start(['serve', '--port', new URL(url).port, '--data', join(folder, 'other')]);
    const { code, stderr } = await busy.ended;
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: expect.stringMatching(/^progo: port \d+ .* in use[^\n]*\n$/),
    });

    const simulation = start(['simulate', '--batch', '0.1', '--labels', '--url', url]);
    await expect.poll(() => readingsOf(url), { timeout: 20_000 }).toBeGreaterThan(0);
    simulation.child.kill('SIGINT');
    expect(await simulation.ended).toMatchObject({ code: 0, stdout: expect.stringContaining(' none late') });

    server.kill('SIGTERM');
    expect(await once(server, 'exit')).toEqual([0, null]);
  });
});

async function readingsOf(url: string): Promise<number> {
  const client = createClient({ baseUrl: url });
  const devices = await answerOf(client.GET('/api/v1/sensor-data/devices'));
  return devices.reduce((sum, { reading_count }) => sum + reading_count, 0);
}
