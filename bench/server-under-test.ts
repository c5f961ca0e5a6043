import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** A server in a process of its own, gone with its data when it is disposed. */
export interface ServerUnderTest extends AsyncDisposable {
  readonly url: string;
  /** For its data. */
  readonly folder: string;
  /** Ends it in order; the folder stays until it is disposed. */
  stop(): Promise<void>;
}

const file = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Progo as `npm start` runs it, with the settings of the installation. */
export function startProgo(): Promise<ServerUnderTest> {
  return start(process.execPath, () => [file('../packages/cli/main.ts'), 'serve'], { PORT: '0' });
}

/** Fastify with Progo's schema and no storage: the ceiling. */
export function startBareFastify(): Promise<ServerUnderTest> {
  return start(process.execPath, () => [file('peers/bare-fastify.ts')]);
}

/** The same contract in Python; null where FastAPI is not installed. */
export async function startFastApi(): Promise<ServerUnderTest | null> {
  const port = await freePort();
  const python = process.env.PYTHON ?? '/usr/bin/python3';
  const script = file('peers/fastapi_service.py');
  return start(python, (folder) => [script, join(folder, 'peer.db'), String(port)]).catch(() => null);
}

async function start(
  program: string,
  args: (folder: string) => string[],
  settings: NodeJS.ProcessEnv = {},
): Promise<ServerUnderTest> {
  const folder = mkdtempSync(join(tmpdir(), 'progo-bench-'));
  const env = { ...process.env, DATA_DIR: folder, ...settings };
  const child = spawn(program, args(folder), { env, stdio: ['ignore', 'pipe', 'ignore'] });
  child.on('error', () => undefined); // No such program: then there are no lines either.
  const stop = () => end(child);
  const clear = async () => {
    await stop();
    rmSync(folder, { recursive: true });
  };
  const url = await readUrl(child.stdout);
  if (url !== null) return { url, folder, stop, [Symbol.asyncDispose]: clear };
  await clear();
  throw new Error(`${program} ended before it listened`);
}

async function readUrl(output: NodeJS.ReadableStream): Promise<string | null> {
  for await (const line of createInterface({ input: output })) {
    const url = /listens on (http:[^\s"]+)/.exec(line)?.[1];
    if (url === undefined) continue;
    output.resume();
    return url;
  }
  return null;
}

async function end(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGTERM');
  await once(child, 'exit');
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address !== null ? address.port : 0;
}
