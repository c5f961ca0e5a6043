import { beforeAll, describe, expect, test } from 'vitest';
import { openTestServer, type TestServer } from '../testing/test-server.ts';

interface Schema {
  readonly description?: string;
  readonly type?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly required?: readonly string[];
  readonly $ref?: string;
}
interface Content {
  readonly schema: Schema;
  readonly example?: unknown;
  readonly examples?: object;
}
interface Operation {
  readonly summary?: string;
  readonly tags?: readonly string[];
  readonly parameters?: readonly { name: string; in: string; description?: string; schema: Schema }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, Content>> };
  readonly responses: Readonly<Record<string, { description: string; content?: Record<string, Content> }>>;
}
interface Document {
  readonly openapi: string;
  readonly info: object;
  readonly tags: readonly { readonly name: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

let server: TestServer;
let document: Document;
let operations: readonly (readonly [name: string, operation: Operation])[];
beforeAll(async () => {
  server = await openTestServer();
  document = (await server.get<Document>('/openapi.json')).body;
  operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => [`${method} ${path}`, operation] as const),
  );
});

/** Everything that fails a check, by name, so that a failure says where to look. */
const failing = (fails: (operation: Operation) => readonly string[]) =>
  operations.flatMap(([name, operation]) => fails(operation).map((what) => `${name}: ${what}`));

describe('the OpenAPI document', () => {
  test('is of version 3.1 and names every call of the contract', () => {
    expect(document).toMatchObject({
      openapi: '3.1.0',
      info: { title: 'Progo', version: expect.any(String) },
    });
    expect(Object.keys(document.paths)).toEqual(expect.arrayContaining(CONTRACT));
  });

  test('says what every operation does, under a tag that is explained', () => {
    const known = new Set(document.tags.map(({ name }) => name));
    expect(failing(({ summary }) => (summary ? [] : ['no summary']))).toEqual([]);
    expect(failing(({ tags }) => (tags?.length === 1 && known.has(tags[0]) ? [] : ['no known tag']))).toEqual(
      [],
    );
  });

  test('describes every parameter', () => {
    const undescribed = ({ parameters = [] }: Operation) =>
      parameters
        .filter(({ description, schema }) => !(description ?? schema.description))
        .map(({ name }) => name);
    expect(failing(undescribed)).toEqual([]);
  });

  test('has a parameter for every blank of a path', () => {
    const blanks = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.values(methods).flatMap(({ parameters = [] }) => {
        const given = parameters.filter((one) => one.in === 'path').map(({ name }) => name);
        return [...path.matchAll(/\{(\w+)\}/g)]
          .map(([, name]) => name)
          .filter((name) => !given.includes(name));
      }),
    );
    expect(blanks).toEqual([]);
  });

  test('describes every property of every body and answer', () => {
    expect(
      failing((operation) => contentsOf(operation).flatMap(({ schema }) => undescribed(schema))),
    ).toEqual([]);
  });

  test('names the unit of whatever is measured', () => {
    const measured = failing((operation) =>
      contentsOf(operation).flatMap(({ schema }) =>
        properties(schema)
          .filter(([name, { description = '' }]) =>
            UNITS.some(([key, unit]) => key.test(name) && !unit.test(description)),
          )
          .map(([name]) => name),
      ),
    );
    expect(measured).toEqual([]);
  });

  test('gives an example for every body', () => {
    const withoutExample = ({ requestBody }: Operation) =>
      Object.entries(requestBody?.content ?? {})
        .filter(
          ([, { example, examples, schema }]) =>
            !(example ?? examples ?? ('examples' in schema ? schema : null)),
        )
        .map(([type]) => type);
    expect(failing(withoutExample)).toEqual([]);
  });

  test('documents problems wherever something can be wrong', () => {
    const undocumented = ({ parameters, requestBody, responses }: Operation) => [
      ...((parameters !== undefined || requestBody !== undefined) && !('422' in responses) ? ['no 422'] : []),
      ...(requestBody !== undefined && !('413' in responses && '415' in responses) ? ['no 413 or 415'] : []),
      ...Object.entries(responses)
        .filter(([status]) => status >= '4')
        .filter(
          ([, { content }]) =>
            content?.['application/problem+json'].schema.$ref !== '#/components/schemas/Problem',
        )
        .map(([status]) => `${status} is no problem document`),
    ];
    expect(failing(undocumented)).toEqual([]);
    expect(document.components.schemas.Problem.required).toEqual([
      'type',
      'title',
      'status',
      'detail',
      'errors',
    ]);
  });

  test('refers to nothing that is not there', () => {
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map(
      ([, target]) => target,
    );
    const known = Object.keys(document.components.schemas).map((name) => `#/components/schemas/${name}`);
    expect(references.filter((target) => !known.includes(target))).toEqual([]);
  });

  test('is there to read and try at /docs', async () => {
    const page = await server.get<string>('/docs');
    expect(page.body).toMatch('swagger-ui');
    expect((await server.get('/docs/json')).body).toMatchObject({ openapi: '3.1.0' });
    const scripts = [...page.body.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, url]) =>
      url.replace(/^\./, '/docs'),
    );
    for (const url of scripts) expect((await server.get(url)).status, url).toBe(200);
  });
});

function contentsOf({ requestBody, responses }: Operation): Content[] {
  return [requestBody, ...Object.values(responses)].flatMap((one) => Object.values(one?.content ?? {}));
}

/** Properties at every depth, with their names. */
function properties(schema: Schema): [string, Schema][] {
  const inner = [...(schema.anyOf ?? []), ...(schema.items ? [schema.items] : [])].flatMap(properties);
  const own = Object.entries(schema.properties ?? {});
  return [...own, ...own.flatMap(([, property]) => properties(property)), ...inner];
}

/** Of an envelope's data, its properties say what it is. */
function undescribed(schema: Schema): string[] {
  return properties(schema)
    .filter(([, { description, $ref, properties: inner }]) => !description && !$ref && !inner)
    .map(([name]) => name);
}

const UNITS: readonly (readonly [name: RegExp, unit: RegExp])[] = [
  [/^(accel_|a)[xyz]$|^accelerometer$|^intensity$/, /m\/s²/],
  [/^(gyro_|g)[xyz]$|^gyroscope$/, /rad\/s/],
  [/^(mag_|m)[xyz]$|^magnetometer$/, /µT/],
  [/^temperature$|^temperature_stats$/, /°C/],
  [/_hz$/, /Hz/],
  [/_seconds$|^seconds$/, /\bs\b/],
  [/_ms$/, /\bms\b/],
  [/^minutes$/, /\bmin\b/],
];

const CONTRACT = [
  ...['/', '/health', '/api/v1/info'],
  ...[
    '',
    '/batch',
    '/latest/{device_id}',
    '/stats/{device_id}',
    '/{device_id}',
    '/devices',
    '/devices/register',
  ].map((path) => `/api/v1/sensor-data${path}`),
  ...['registered', '{device_id}/status', '{device_id}/exercise-stats'].map(
    (path) => `/api/v1/sensor-data/devices/${path}`,
  ),
  ...['', '/{id}', '/{id}/end', '/{id}/labels', '/labels/{id}', '/{id}/stats', '/import', '/export'].map(
    (path) => `/api/v1/sessions${path}`,
  ),
  ...[
    'train',
    'predict',
    'predict/realtime/{device_id}',
    'models',
    'models/{id}',
    'models/{id}/activate',
  ].map((path) => `/api/v1/ml/${path}`),
  ...['status', 'buffer/{device_id}/clear', 'buffer/{device_id}/status', 'features', 'jobs', 'jobs/{id}'].map(
    (path) => `/api/v1/ml/${path}`,
  ),
  ...['/api/v1/readings', '/api/v1/predictions', '/api/v1/analytics', '/api/v1/ml/jobs/{id}/events'],
];
