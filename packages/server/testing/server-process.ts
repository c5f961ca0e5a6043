import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

const script = `import { serve } from '${new URL('../main.ts', import.meta.url).href}'; await serve();`;

const LIFETIME_MS = 50_000;

/** The real server as a process of its own. */
export class ServerProcess {
  readonly url: string;
  readonly #child: ChildProcess;

  private constructor(child: ChildProcess, url: string) {
    this.#child = child;
    this.url = url;
  }

  /** Resolves once it listens, on a free port. */
  static async start(dataDir: string, settings: NodeJS.ProcessEnv = {}): Promise<ServerProcess> {
    const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
      env: { PATH: process.env.PATH, DATA_DIR: dataDir, PORT: '0', ...settings },
      stdio: ['ignore', 'pipe', 'inherit'],
      // Never outlives a test that went wrong.
      timeout: LIFETIME_MS,
      killSignal: 'SIGKILL',
    });
    for await (const line of createInterface({ input: child.stdout })) {
      const url = /listens on (http:[^\s"]+)/.exec(line)?.[1];
      if (url === undefined) continue;
      child.stdout.resume();
      return new ServerProcess(child, url);
    }
    throw new Error('the server ended before it listened');
  }

  /** As a power cut: without a chance to finish anything. */
  async kill(): Promise<void> {
    this.#child.kill('SIGKILL');
    await this.#ended();
  }

  /** In order. Resolves with the exit code. */
  async stop(): Promise<number | null> {
    this.#child.kill('SIGTERM');
    await this.#ended();
    return this.#child.exitCode;
  }

  async #ended(): Promise<void> {
    if (this.#child.exitCode === null && this.#child.signalCode === null) await once(this.#child, 'exit');
  }
}
