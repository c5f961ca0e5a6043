import { LogController, type FastifyReply, type FastifyRequest } from 'fastify';

/** What a request may show of itself: a query may hold anything, a body does. */
export const REQUEST_SERIALIZERS = {
  req: ({ method, url }: { method: string; url: string }) => ({
    method,
    path: url.split('?', 1)[0].slice(0, 200),
  }),
  res: ({ statusCode }: { statusCode: number }) => ({ status: statusCode }),
};

/** Every request in the log would cost a busy server more than its work: only `debug` shows them, one line each. */
export class RequestLog extends LogController {
  override incomingRequest(): void {
    // Told when it is answered.
  }

  override requestCompleted(
    error: Error | null | undefined,
    request: FastifyRequest,
    reply: FastifyReply,
  ): void {
    if (error) request.log.warn({ req: request, res: reply, err: error }, 'answer not sent');
    else request.log.debug({ req: request, res: reply, ms: reply.elapsedTime }, 'request');
  }
}
