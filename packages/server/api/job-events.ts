import type { ServerResponse } from 'node:http';
import { Type } from 'typebox';
import { Problem } from '../problem.ts';
import type { JobNews } from '../training/jobs.ts';
import { isOver, jobOut } from './jobs.ts';
import type { Routes } from './routes.ts';
import { Id } from './schema.ts';

/** Keeps proxies from taking a long silence for the end, ms. */
const HEARTBEAT_MS = 15_000;
/** A client that reads slower than this fills up loses progress, never the end, bytes. */
const MOST_WAITING = 64 * 1024;

export const jobEventRoutes: Routes = (api, { store, jobs }) => {
  const streams = new Set<EventStream>();
  // Streams would hold up a server that stops until their jobs end.
  api.addHook('preClose', async () => streams.forEach((stream) => stream.end()));

  api.get(
    '/api/v1/ml/jobs/:id/events',
    {
      exposeHeadRoute: false,
      schema: {
        tags: ['ML'],
        summary: 'Progress of a job as server-sent events; each is a job, the last one its end',
        params: Id('job'),
        produces: ['text/event-stream'],
        response: { 200: Type.String({ description: 'Events of type job; their data is a job as JSON' }) },
      },
    },
    async ({ params: { id } }, reply) => {
      const job = await store.jobs.get(id);
      if (job === null) throw new Problem('not-found', `There is no job ${id}`);
      reply.hijack();
      const stream = new EventStream(reply.raw);
      streams.add(stream);
      const stopListening = jobs.onNews((news) => {
        if (news.job.id === id) stream.send(news);
      });
      reply.raw.on('close', () => {
        stopListening();
        streams.delete(stream);
      });
      // It may have moved on between the look-up and the listening.
      stream.send({ job: (await store.jobs.get(id)) ?? job, remainingMs: jobs.remainingMs(id) });
    },
  );
};

/** The news of one job on their way to one client. */
class EventStream {
  readonly #response: ServerResponse;

  constructor(response: ServerResponse) {
    this.#response = response;
    response.writeHead(200, {
      'content-type': 'text/event-stream',
      'cache-control': 'no-store',
      connection: 'close',
    });
    const heartbeat = setInterval(() => response.write(':\n\n'), HEARTBEAT_MS).unref();
    response.on('close', () => clearInterval(heartbeat));
  }

  send(news: JobNews): void {
    const over = isOver(news.job);
    if (!over && this.#response.writableLength > MOST_WAITING) return;
    this.#response.write(`event: job\ndata: ${JSON.stringify(jobOut(news))}\n\n`);
    if (over) this.end();
  }

  end(): void {
    this.#response.end();
  }
}
