import { Ajv, type ErrorObject } from 'ajv';
import type { FastifySchemaCompiler } from 'fastify';
import type { TSchema } from 'typebox';
import { Problem, shown, type FieldError } from './problem.ts';

/**
 * Bodies are taken as they are: a number in quotes is no number. Everything in an address is text, so
 * queries and path parameters are converted first. Unknown keys are ignored.
 */
export function createValidator(): FastifySchemaCompiler<TSchema> {
  const options = { useDefaults: true, verbose: true, strict: false, strictNumbers: true } as const;
  const bodies = new Ajv({ ...options, useDefaults: false });
  const addresses = new Ajv({ ...options, coerceTypes: 'array' });
  return ({ schema, httpPart }) => {
    const check = (httpPart === 'body' ? bodies : addresses).compile(schema);
    return (value: unknown) => {
      if (check(value)) return { value };
      return { error: problemOf(check.errors ?? [], httpPart ?? 'request') };
    };
  };
}

function problemOf(errors: readonly ErrorObject[], part: string): Problem {
  const where = part === 'querystring' ? 'query' : part;
  // Of the branches of a union, those say little; the union itself tells where.
  const told = mostTelling(errors);
  const fields = told.map((error) => fieldError(error, where));
  const detail = fields
    .map(({ field, expected, got }) => `${field}: expected ${expected}, got ${got}`)
    .join('; ');
  return new Problem('invalid-request', detail, fields);
}

function mostTelling(errors: readonly ErrorObject[]): readonly ErrorObject[] {
  const unions = errors.filter((error) => error.keyword === 'anyOf');
  if (unions.length === 0) return errors.slice(0, 1);
  const union = unions[0];
  const inside = errors.filter(
    (error) => error !== union && error.instancePath.length > union.instancePath.length,
  );
  return inside.length > 0 ? inside.slice(0, 1) : errors.filter((error) => error !== union).slice(0, 1);
}

function fieldError(error: ErrorObject, where: string): FieldError {
  const path = error.instancePath
    .split('/')
    .slice(1)
    .map((key) => (/^\d+$/.test(key) ? `[${key}]` : `.${key}`));
  const parent = `${where}${path.join('')}`;
  if (error.keyword === 'required') {
    const missing = String(error.params.missingProperty);
    return {
      field: `${parent}.${missing}`,
      expected: describe(propertyOf(error.parentSchema, missing)),
      got: 'nothing',
    };
  }
  return { field: parent, expected: expectation(error), got: shown(error.data) };
}

function expectation({ keyword, params, message, parentSchema }: ErrorObject): string {
  const unit = typeof parentSchema?.description === 'string' ? ` (${parentSchema.description})` : '';
  switch (keyword) {
    case 'type':
      return `${params.type === 'number' ? 'a finite number' : `type ${String(params.type)}`}${unit}`;
    case 'minItems':
      return `at least ${String(params.limit)} items`;
    case 'maxItems':
      return `at most ${String(params.limit)} items`;
    default:
      return `${(message ?? keyword).replace(/^must /, 'to ')}${unit}`;
  }
}

function propertyOf(schema: ErrorObject['parentSchema'], name: string): unknown {
  const properties: unknown = schema?.properties;
  return Object.entries(properties ?? {}).find(([key]) => key === name)?.[1];
}

function describe(schema: unknown): string {
  if (typeof schema !== 'object' || schema === null) return 'a value';
  const { type, description } = schema as { type?: unknown; description?: unknown };
  return [
    typeof type === 'string' ? `a ${type}` : 'a value',
    typeof description === 'string' ? `(${description})` : '',
  ]
    .join(' ')
    .trim();
}
