import type { FastifyInstance } from 'fastify';
import { createApp } from './app.ts';
import type { Config } from './config.ts';
import { createLogger } from './logger.ts';
import { databaseFile } from './progo.ts';

export interface RunningServer {
  /** Where it listens, e.g. `http://127.0.0.1:8000`. */
  readonly url: string;
  /** Stops taking requests, finishes those under way, writes what waits. */
  close(): Promise<void>;
}

/** The address cannot be listened on; the message says what to do. */
export class CannotListen extends Error {
  override readonly name = 'CannotListen';
}

/**
 * Starts the server and says where to go next.
 * @throws {InvalidSetting | StoreUnavailable | CannotListen} with what to do
 */
export async function startServer(config: Config): Promise<RunningServer> {
  const terminal = process.stdout.isTTY;
  const log = createLogger(config, terminal);
  const app = await createApp({ config, log });
  const url = await listen(app, config);
  if (terminal) process.stdout.write(greeting(url, config));
  return { url, close: () => app.close() };
}

async function listen(app: FastifyInstance, { host, port }: Config): Promise<string> {
  try {
    return await app.listen({ host, port, listenTextResolver: (address) => `Progo listens on ${address}` });
  } catch (error) {
    await app.close();
    throw reasonOf(error, host, port);
  }
}

function reasonOf(error: unknown, host: string, port: number): unknown {
  if (!(error instanceof Error) || !('code' in error)) return error;
  switch (error.code) {
    case 'EADDRINUSE':
      return new CannotListen(
        `port ${port} of ${host} is in use: stop what listens there, or choose another, e.g. PORT=${port + 1}`,
      );
    case 'EACCES':
      return new CannotListen(`port ${port} needs more rights: choose one above 1023, e.g. PORT=8000`);
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return new CannotListen(
        `${host} is no address of this machine: choose another, e.g. HOST=127.0.0.1 or HOST=0.0.0.0`,
      );
    default:
      return error;
  }
}

function greeting(url: string, config: Config): string {
  return `
  Progo listens on ${url}

  Try the API        ${url}/docs
  Your data          ${databaseFile(config)}
  First prediction   npm run progo -- simulate --help
  Stop               Ctrl+C

`;
}
