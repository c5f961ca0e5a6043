import autocannon from 'autocannon';
import type { Load, LoadResult } from './load.ts';

/** A process that does nothing but put load on a server: told what by its parent, it answers and ends. */
process.once('message', (message) => {
  // The parent sends nothing else.
  void generate(message as Load).then((result) => {
    process.send?.(result);
    process.disconnect();
  });
});

async function generate({ url, bodies, seconds }: Load): Promise<LoadResult> {
  let connection = 0;
  const { duration, errors, timeouts, non2xx, requests, latency } = await autocannon({
    url,
    connections: bodies.length,
    duration: seconds,
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    setupClient: (client) => client.setRequests(bodies[connection++].map((body) => ({ body }))),
  });
  return {
    perSecond: requests.total / duration,
    p50: latency.p50,
    p99: latency.p99,
    failures: errors + timeouts + non2xx,
  };
}
