import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { answerOf, createClient } from '@progo/client';
import { afterEach, describe, expect, it } from 'vitest';
import { temporaryFolder } from './testing/temporary-folder.ts';

const folder = temporaryFolder();
const main = fileURLToPath(new URL('main.ts', import.meta.url));

const children: ChildProcess[] = [];
afterEach(() => children.splice(0).forEach((child) => child.kill('SIGKILL')));

/** A `progo` under way: what it has written so far, and its exit code once it has ended. */
class Progo {
  readonly child: ChildProcess;
  readonly ended: Promise<number | null>;
  stdout = '';
  stderr = '';

  constructor(words: readonly string[]) {
    const child = spawn(process.execPath, [main, ...words], {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    children.push(child);
    child.stdout.on('data', (piece: Buffer) => (this.stdout += piece.toString()));
    child.stderr.on('data', (piece: Buffer) => (this.stderr += piece.toString()));
    this.child = child;
    this.ended = new Promise((resolve) => child.on('close', resolve));
  }

  get url(): string {
    return /http:\/\/[\d.]+:\d+/.exec(this.stdout)?.[0] ?? '';
  }
}

describe('progo as a process', () => {
  it.each([
    [['--version'], 0, '0.1.0\n', ''],
    [['evaluate', 'missing.csv'], 1, '', 'progo: missing.csv: there is no such file or folder\n'],
    [['jobs', 'cancel', 'all'], 2, '', /^progo: .*whole number/],
  ])('%j ends with its exit code', async (words, code, stdout, stderr) => {
    const progo = new Progo(words);
    expect(await progo.ended).toBe(code);
    expect(progo.stdout).toBe(stdout);
    expect(progo.stderr).toMatch(stderr);
  });

  it('serves until it is told to stop, while others run against it', async () => {
    const server = new Progo(['serve', '--port', '0', '--data', join(folder, 'data')]);
    await expect.poll(() => server.url, { timeout: 20_000 }).not.toBe('');

    const { port } = new URL(server.url);
    const second = new Progo(['serve', '--port', port, '--data', join(folder, 'other')]);
    expect(await second.ended).toBe(1);
    expect(second.stderr).toMatch(/^progo: port \d+ .* in use[^\n]*\n$/);

    const simulation = new Progo(['simulate', '--batch', '0.1', '--labels', '--url', server.url]);
    await expect.poll(() => readingsOf(server.url), { timeout: 20_000 }).toBeGreaterThan(0);
    simulation.child.kill('SIGINT');
    expect(await simulation.ended).toBe(0);
    expect(simulation.stdout).toMatch(/^\d+ readings of 1 device sent in \d+\.\d s/);

    server.child.kill('SIGTERM');
    expect(await server.ended).toBe(0);
    expect(server.stderr).toBe('');
  });
});

async function readingsOf(url: string): Promise<number> {
  const client = createClient({ baseUrl: url });
  const devices = await answerOf(client.GET('/api/v1/sensor-data/devices'));
  return devices.reduce((sum, { reading_count }) => sum + reading_count, 0);
}
