import createFetchClient, { type Client as FetchClient } from 'openapi-fetch';
import { ProblemError, readProblem } from './problem.ts';
import type { paths } from './schema.ts';

/** Every route of the server by method and path, typed: `client.GET('/api/v1/sessions/{id}', …)`. */
export type Client = FetchClient<paths>;

/** No answer came: nobody listens at the address, or the connection broke. */
export class Unreachable extends Error {
  override readonly name = 'Unreachable';
}

export interface ClientOptions {
  /** Where the server is, e.g. `http://localhost:8000`. */
  readonly baseUrl: string;
  readonly fetch?: typeof fetch;
}

/**
 * A client of one server. Calls reject with {@link ProblemError} for every answer that is no success and
 * with {@link Unreachable} when there is none; see {@link answerOf} for the body of an answer.
 */
export function createClient({ baseUrl, fetch: send = fetch }: ClientOptions): Client {
  const client = createFetchClient<paths>({ baseUrl, fetch: (request) => send(request) });
  client.use({
    async onResponse({ response }) {
      if (!response.ok) throw new ProblemError(await readProblem(response));
    },
    onError({ error, request }) {
      if (request.signal.aborted || !(error instanceof TypeError)) return;
      const reason = error.cause instanceof Error ? error.cause.message : error.message;
      return new Unreachable(`${baseUrl} cannot be reached (${reason}): is the server running?`, {
        cause: error,
      });
    },
  });
  return client;
}

/** The body of an answer: `await answerOf(client.GET('/health'))`. */
export async function answerOf<T>(call: Promise<{ data?: T; response: Response }>): Promise<T> {
  const { data, response } = await call;
  if (data === undefined) throw new Error(`the answer of ${response.url} has no body`);
  return data;
}
