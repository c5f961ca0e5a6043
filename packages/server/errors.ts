import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Problem } from './problem.ts';

/** Every failure leaves as a problem document; only those that are our fault are logged with a stack. */
export function answerErrorsAsProblems(app: FastifyInstance): void {
  const methods = knownMethods(app);
  app.setErrorHandler((error: FastifyError | Problem, request, reply) => {
    const problem = error instanceof Problem ? error : problemOf(error, request);
    answer(problem, request, reply, problem.code === 'internal' ? error : undefined);
  });
  app.setNotFoundHandler((request, reply) => {
    const allowed = methods(pathOf(request));
    const path = pathOf(request).slice(0, 200);
    if (allowed.length === 0) {
      answer(
        new Problem('not-found', `There is nothing at ${request.method} ${path}; see /docs`),
        request,
        reply,
      );
    } else {
      reply.header('allow', allowed.join(', '));
      const detail = `${path} takes ${allowed.join(', ')}, not ${request.method}`;
      answer(new Problem('method-not-allowed', detail), request, reply);
    }
  });
}

/** An address that cannot be read never gets as far as the error handler. */
export function answerUnreadableAddress(
  error: FastifyError,
  request: FastifyRequest,
  reply: FastifyReply,
): void {
  answer(new Problem('bad-request', error.message.slice(0, 200)), request, reply);
}

function answer(problem: Problem, request: FastifyRequest, reply: FastifyReply, cause?: Error): void {
  const failure = { req: request, status: problem.status, problem: problem.code };
  if (cause) request.log.error({ ...failure, err: cause }, 'request failed');
  else request.log.info(failure, 'request refused');
  if (isUnderWay(request)) reply.header('connection', 'close');
  void reply.status(problem.status).type('application/problem+json').send(problem.toDocument());
}

/** Whether more of the body is to come: nobody will read it, and the client may stop sending. */
function isUnderWay({ raw, headers }: FastifyRequest): boolean {
  return !raw.complete && ('transfer-encoding' in headers || Number(headers['content-length']) > 0);
}

/** The path alone: what stands in a query is nobody's business. */
function pathOf({ url }: FastifyRequest): string {
  return url.split('?', 1)[0];
}

/** Methods of the routes a path fits. */
function knownMethods(app: FastifyInstance): (path: string) => string[] {
  const routes: { readonly pattern: RegExp; readonly methods: readonly string[] }[] = [];
  app.addHook('onRoute', ({ url, method }) => {
    const pattern = new RegExp(`^${url.replace(/\*$/, '.*').replace(/:\w+/g, '[^/]+')}/?$`);
    routes.push({ pattern, methods: [method].flat() });
  });
  return (path) => {
    const fitting = routes.filter(({ pattern }) => pattern.test(path));
    return [...new Set(fitting.flatMap(({ methods }) => methods))].sort();
  };
}

function problemOf(error: FastifyError, request: FastifyRequest): Problem {
  if (error.validation && error.cause instanceof Problem) return error.cause;
  switch (error.code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE': {
      const megabytes = request.routeOptions.bodyLimit / 1e6;
      return new Problem('too-large', `The body is larger than ${megabytes} MB: send it in smaller parts`);
    }
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE': {
      const { consumes = ['application/json'] } = request.routeOptions.schema ?? {};
      return new Problem('unsupported-media-type', `Send Content-Type: ${consumes.join(' or ')}`);
    }
    case 'FST_ERR_CTP_INVALID_CONTENT_LENGTH':
      return new Problem('bad-request', 'The body is not as long as Content-Length says');
    default:
      break;
  }
  const status = error.statusCode ?? 500;
  if (status >= 400 && status < 500) return new Problem('bad-request', error.message);
  return new Problem('internal', 'Something broke on our side; the log of the server tells more');
}
