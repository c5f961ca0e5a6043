import type { FastifyInstance } from 'fastify';
import { Problem } from './problem.ts';

/**
 * JSON bodies. An empty one is no body: many clients name the type of what they do not send. A key
 * `__proto__` becomes a key like any other, and no body is ever merged into another object.
 */
export function readJsonBodies(app: FastifyInstance): void {
  app.removeContentTypeParser('application/json');
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body: string, done) => {
    if (body.length === 0) {
      done(null, undefined);
      return;
    }
    try {
      done(null, JSON.parse(body));
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      done(new Problem('invalid-json', `The body is not whole, valid JSON: ${reason}`), undefined);
    }
  });
}
