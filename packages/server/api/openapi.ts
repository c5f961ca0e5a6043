import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import type { FastifyInstance, FastifySchema, RouteOptions } from 'fastify';
import { Problem } from './schema.ts';

const TAGS = [
  { name: 'Health', description: 'Is the server well, and what is where?' },
  { name: 'Sensor data', description: 'Readings of 9-DOF sensors and the devices that send them' },
  { name: 'Sessions', description: 'Stretches of readings with who moved and what was done' },
  { name: 'ML', description: 'Training, models and predictions' },
  { name: 'Analytics', description: 'What was trained, by whom and when' },
];

const DESCRIPTION = `Readings in, exercises out.

Units: acceleration m/s², angular velocity rad/s, magnetic field µT, temperature °C. Times come as Unix
milliseconds or ISO 8601 and leave as ISO 8601 in UTC. Every success answers 200; every failure is a problem
document (RFC 9457) whose \`detail\` says what was expected, what came, and what to do.`;

/** `/openapi.json`, made from the schemas of the routes, which must come after it. */
export async function documentApi(app: FastifyInstance, version: string): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Progo',
        description: DESCRIPTION,
        version,
        license: { name: 'MIT', identifier: 'MIT' },
      },
      servers: [{ url: '/', description: 'This server' }],
      tags: TAGS,
    },
    refResolver: {
      buildLocalReference: ({ $id }, _base, _fragment, i) => (typeof $id === 'string' ? $id : `Schema${i}`),
    },
  });
  app.get('/openapi.json', { schema: { hide: true } }, async () => app.swagger());
}

/** The same at `/docs`, to read and to try. */
export async function showDocumentation(app: FastifyInstance): Promise<void> {
  await app.register(swaggerUi, {
    routePrefix: '/docs',
    theme: { title: 'Progo API' },
    uiConfig: { tryItOutEnabled: true, displayRequestDuration: true, validatorUrl: null },
  });
}

/** Names the problems every route may answer with, by what it takes. Must be called before the routes. */
export function documentProblems(app: FastifyInstance): void {
  app.addSchema({ ...Problem, $id: 'Problem' });
  app.addHook('onRoute', (route) => {
    if (route.schema === undefined || route.schema.hide === true) return;
    route.schema.response = { ...problemsOf(route, route.schema), ...responsesOf(route.schema) };
  });
}

function problemsOf({ url, method }: RouteOptions, schema: FastifySchema) {
  const takesInput = [schema.body, schema.querystring, schema.params].some((part) => part !== undefined);
  const found: [status: string, description: string][] = [];
  if (schema.body !== undefined) {
    found.push(['400', 'The body is not JSON, or asks for what cannot be done']);
    found.push(['413', 'The body is too large']);
    found.push(['415', 'The body is of a type that is not read here']);
  } else if (method === 'POST' || method === 'PUT' || method === 'DELETE')
    found.push(['400', 'What is asked for cannot be done']);
  if (takesInput) found.push(['422', 'Something sent does not fit the schema; `errors` names it']);
  if (url.includes(':') || schema.querystring !== undefined) found.push(['404', 'There is no such thing']);
  return Object.fromEntries(
    found.map(([status, description]) => [
      status,
      { description, content: { 'application/problem+json': { schema: { $ref: 'Problem#' } } } },
    ]),
  );
}

function responsesOf({ response }: FastifySchema): object {
  return typeof response === 'object' && response !== null ? response : {};
}
