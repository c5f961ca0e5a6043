import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { expect, onTestFinished, vi } from 'vitest';

const SERVE = `import { serve } from '${new URL('../index.ts', import.meta.url).href}'; await serve();`;

/** Starts the server as a process of its own, killed after the test. */
export function startProcess(
  settings: Record<string, string> & { DATA_DIR: string },
): ChildProcessWithoutNullStreams {
  const { PATH = '' } = process.env;
  const options = ['--disable-warning=ExperimentalWarning', '--input-type=module', '--eval', SERVE];
  const server = spawn(process.execPath, options, {
    env: { PATH, PORT: '0', ...settings },
    cwd: settings.DATA_DIR,
  });
  onTestFinished(() => void server.kill('SIGKILL'));
  return server;
}

/** Where it listens, once it does. */
export async function addressOf(server: ChildProcessWithoutNullStreams): Promise<string> {
  let log = '';
  server.stdout.on('data', (data: Buffer) => (log += data.toString('utf8')));
  const listens = /Progo listens on (http:[^"\s]+)/;
  await vi.waitFor(() => expect(log).toMatch(listens), 20_000);
  return listens.exec(log)?.[1] ?? '';
}
