import { createApp, createLogger, readConfig, serve as serveUntilStopped } from '@progo/server';

// The only file that knows the server: every other one talks HTTP.

export interface OwnServer {
  readonly url: string;
  readonly dataDir: string;
  close(): Promise<void>;
}

/**
 * Opens the data folder of these settings in this process, behind a free port of this machine.
 * @param takeUpJobs whether to go on with training left behind: a command of a moment would burn its attempts
 * @throws {InvalidSetting | StoreUnavailable} with what to do
 */
export async function openServer(env: NodeJS.ProcessEnv, { takeUpJobs = false } = {}): Promise<OwnServer> {
  const config = readConfig(env);
  const log = createLogger({ logLevel: 'silent', logFile: config.logFile });
  const app = await createApp({ config, log, takeUpJobs });
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  return {
    url,
    dataDir: config.dataDir,
    async close() {
      await app.close();
    },
  };
}

/** Serves until it is told to stop. */
export function serve(env: NodeJS.ProcessEnv): Promise<void> {
  return serveUntilStopped(() => readConfig(env));
}
