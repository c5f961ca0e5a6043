import type { FastifyInstance } from 'fastify';

/** JSON bodies; an empty one is no body, since many clients name the type of a body they do not send. */
export function readJsonBodies(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser('error', 'ignore');
  app.removeContentTypeParser('application/json');
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body: string, done) => {
    if (body.length === 0) done(null, undefined);
    else parse(request, body, done);
  });
}
