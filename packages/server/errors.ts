import type { FastifyError, FastifyInstance } from 'fastify';
import { Problem } from './problem.ts';

/** Every failure leaves as a problem document; only those that are our fault are logged with a stack. */
export function answerErrorsAsProblems(app: FastifyInstance): void {
  app.setErrorHandler((error: FastifyError | Problem, request, reply) => {
    const problem = error instanceof Problem ? error : problemOf(error);
    if (problem.code === 'internal') request.log.error({ err: error }, 'request failed');
    void reply.status(problem.status).type('application/problem+json').send(problem.toDocument());
  });
  app.setNotFoundHandler((request, reply) => {
    const problem = new Problem(
      'not-found',
      `There is nothing at ${request.method} ${request.url.split('?')[0]}; see /docs`,
    );
    void reply.status(problem.status).type('application/problem+json').send(problem.toDocument());
  });
}

function problemOf(error: FastifyError): Problem {
  if (error.validation && error.cause instanceof Problem) return error.cause;
  switch (error.code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return new Problem('too-large', 'The body is larger than BODY_LIMIT_MB allows: send smaller batches');
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return new Problem('unsupported-media-type', 'Send Content-Type: application/json');
    case 'FST_ERR_CTP_EMPTY_JSON_BODY':
    case 'FST_ERR_CTP_INVALID_JSON_BODY':
      return new Problem('invalid-json', `The body is not whole, valid JSON: ${error.message}`);
    default:
      break;
  }
  if (error instanceof SyntaxError)
    return new Problem('invalid-json', `The body is not whole, valid JSON: ${error.message}`);
  const status = error.statusCode ?? 500;
  if (status >= 400 && status < 500) return new Problem('bad-request', error.message);
  return new Problem('internal', 'Something broke on our side; the log of the server tells more');
}
