import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** What a caller may name a request: enough for a UUID or a trace id, harmless in logs and headers. */
const GIVEN = /^[\w.:-]{1,64}$/;

/** Names requests: as their `x-request-id` says, else by number, unlike those of other runs of the server. */
export function createRequestIds(): (request: Pick<IncomingMessage, 'headers'>) => string {
  const run = randomBytes(4).toString('hex');
  let count = 0;
  return ({ headers }) => {
    const given = headers['x-request-id'];
    return typeof given === 'string' && GIVEN.test(given) ? given : `${run}-${(++count).toString(36)}`;
  };
}
