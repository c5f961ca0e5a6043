import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import type { FastifyInstance, FastifySchema } from 'fastify';
import { PROBLEMS, type ProblemCode } from '../problem.ts';
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

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Problems a route answers with beside those that follow from what it takes. */
    readonly problems?: readonly ProblemCode[];
  }
}

/** Documents the problems of every route that comes after it. */
export function documentProblems(app: FastifyInstance): void {
  app.addSchema({ ...Problem, $id: 'Problem' });
  app.addHook('onRoute', (route) => {
    if (route.schema === undefined || route.schema.hide === true) return;
    const codes = [...problemsOf(route.schema, route.url), ...(route.config?.problems ?? [])];
    route.schema.response = { ...problemResponses(codes), ...responsesOf(route.schema) };
  });
}

function problemsOf({ body, querystring, params }: FastifySchema, url: string): ProblemCode[] {
  const found: ProblemCode[] = [];
  if (body !== undefined) found.push('invalid-json', 'too-large', 'unsupported-media-type');
  if ([body, querystring, params].some((part) => part !== undefined)) found.push('invalid-request');
  if (url.includes('/:id')) found.push('not-found');
  return found;
}

function problemResponses(codes: readonly ProblemCode[]) {
  const byStatus = Map.groupBy(new Set(codes), (code) => PROBLEMS[code].status);
  const content = { 'application/problem+json': { schema: { $ref: 'Problem#' } } };
  return Object.fromEntries(
    [...byStatus].map(([status, same]) => {
      const description = same.map((code) => PROBLEMS[code].title).join(', or: ');
      return [status, { description, content }];
    }),
  );
}

function responsesOf({ response }: FastifySchema): object {
  return typeof response === 'object' && response !== null ? response : {};
}
