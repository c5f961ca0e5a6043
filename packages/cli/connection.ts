import { existsSync, readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { answerOf, createClient, Unreachable, type Client } from '@progo/client';
import { CannotDo, WrongUsage } from './terminal/failure.ts';
import { hint, type Terminal } from './terminal/terminal.ts';

/** A server to talk to: one that runs already, or one opened in this process for the duration. */
export interface Connection {
  readonly client: Client;
  readonly baseUrl: string;
  /** Whether the server lives in this process and ends with the connection. */
  readonly own: boolean;
  [Symbol.asyncDispose](): Promise<void>;
}

const PATIENCE_MS = 5000;

/**
 * Connects to `url`, else to PROGO_URL, else to the server of this folder's settings. When the latter is
 * not running, its data folder is opened in this process instead.
 *
 * @param takeUpJobs whether a data folder opened here goes on with training left behind
 * @throws {CannotDo} when a named server does not answer
 */
export async function connect(
  terminal: Terminal,
  url = terminal.env.PROGO_URL,
  { takeUpJobs = false } = {},
): Promise<Connection> {
  const baseUrl = url === undefined || url === '' ? defaultUrl(terminal.env) : url;
  if (await isProgo(baseUrl)) return connectionTo(baseUrl);
  if (baseUrl === url) {
    throw new CannotDo(`nothing answers at ${baseUrl}: start it with \`progo serve\`, or correct --url`);
  }
  const { openServer } = await import('./server.ts');
  const server = await openServer(terminal.env, { takeUpJobs });
  hint(terminal, `No server at ${baseUrl}: opening ${server.dataDir} directly.`);
  return { ...connectionTo(server.url), own: true, [Symbol.asyncDispose]: () => server.close() };
}

/** Connects to a server that must run already. */
export async function connectToRunning(
  { env }: Terminal,
  url = env.PROGO_URL,
): Promise<Omit<Connection, typeof Symbol.asyncDispose>> {
  const baseUrl = url === undefined || url === '' ? defaultUrl(env) : url;
  if (await isProgo(baseUrl)) return connectionTo(baseUrl);
  throw new CannotDo(`nothing answers at ${baseUrl}: start it with \`progo serve\`, or name it with --url`);
}

function connectionTo(baseUrl: string): Connection {
  return {
    client: createClient({ baseUrl }),
    baseUrl,
    own: false,
    [Symbol.asyncDispose]: async () => undefined,
  };
}

/** Where `progo serve` started from this folder would listen. */
function defaultUrl(env: NodeJS.ProcessEnv): string {
  const file = existsSync('.env') ? parseEnv(readFileSync('.env', 'utf8')) : {};
  const host = env.HOST ?? file.HOST ?? '127.0.0.1';
  const everywhere = ['127.0.0.1', '0.0.0.0', '::', '::1', 'localhost'].includes(host);
  return `http://${everywhere ? 'localhost' : host}:${env.PORT ?? file.PORT ?? 8000}`;
}

/** False when nothing answers. */
async function isProgo(baseUrl: string): Promise<boolean> {
  if (!URL.canParse(baseUrl)) throw new WrongUsage(`PROGO_URL must be an address, got "${baseUrl}"`);
  const client = createClient({ baseUrl });
  try {
    const info = await answerOf(client.GET('/api/v1/info', { signal: AbortSignal.timeout(PATIENCE_MS) }));
    if (info.project_name === 'Progo') return true;
  } catch (error) {
    if (error instanceof Unreachable || (error instanceof Error && error.name === 'TimeoutError'))
      return false;
    // Something answered that is no Progo.
  }
  throw new CannotDo(`what answers at ${baseUrl} is no Progo server: name another address with --url`);
}
