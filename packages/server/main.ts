import { InvalidSetting, readConfig, type Config } from './config.ts';
import { CannotListen, startServer, type RunningServer } from './start.ts';
import { StoreUnavailable } from './store/store.ts';

/** Requests under way get so long to end, ms. */
const PATIENCE_MS = 10_000;
const SAME_SIGNAL_MS = 1000;

/**
 * The server as a process: runs until SIGINT or SIGTERM, then stops in order; a second signal stops it at
 * once. What keeps it from starting is told in one sentence, with exit code 1.
 */
export async function serve(read: () => Config = readConfig): Promise<void> {
  try {
    stopOnSignal(await startServer(read()));
  } catch (error) {
    if (!isExpected(error)) throw error;
    process.stderr.write(`progo: ${error.message}\n`);
    process.exitCode = 1;
  }
}

function isExpected(error: unknown): error is Error {
  return [InvalidSetting, StoreUnavailable, CannotListen].some((kind) => error instanceof kind);
}

function stopOnSignal(server: RunningServer): void {
  let since: number | null = null;
  const stop = () => {
    if (since !== null) {
      // Ctrl+C reaches a process twice where a parent hands signals on.
      if (performance.now() - since > SAME_SIGNAL_MS) process.exit(1);
      return;
    }
    since = performance.now();
    setTimeout(() => {
      process.stderr.write('progo: some requests did not end in time\n');
      process.exit(1);
    }, PATIENCE_MS).unref();
    void server.close().then(() => process.exit());
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, stop);
}
