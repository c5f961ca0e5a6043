import { Type, type TSchema } from 'typebox';
import { describe, expect, test } from 'vitest';
import { Problem } from './problem.ts';
import { createValidator } from './validation.ts';

const compile = createValidator();

function check(schema: TSchema, value: unknown, httpPart = 'body') {
  const result: unknown = compile({ schema, httpPart, method: 'POST', url: '/' })(value);
  if (typeof result !== 'object' || result === null) throw new Error('no result');
  return result as { value?: unknown; error?: Problem };
}

const Body = Type.Object({
  name: Type.String({ minLength: 1, description: 'Name of the device' }),
  sizes: Type.Optional(Type.Array(Type.Number({ description: 'm' }), { minItems: 1, maxItems: 2 })),
  nested: Type.Optional(Type.Union([Type.Object({ x: Type.Number({ description: 'm/s²' }) }), Type.Null()])),
});

describe('a body', () => {
  test('is taken as it is: unknown keys stay, numbers in quotes are no numbers', () => {
    const body = { name: 'a', sizes: [1], other: true };
    expect(check(Body, body).value).toEqual(body);
    expect(check(Body, { name: 'a', sizes: ['1'] }).error).toBeInstanceOf(Problem);
  });

  test.each<[what: string, body: unknown, errors: object[]]>([
    [
      'a missing field',
      {},
      [{ field: 'body.name', expected: 'a string (Name of the device)', got: 'nothing' }],
    ],
    [
      'a wrong type',
      { name: 7 },
      [{ field: 'body.name', expected: 'type string (Name of the device)', got: '7' }],
    ],
    [
      'no finite number',
      { name: 'a', sizes: [1, Infinity] },
      [{ field: 'body.sizes[1]', expected: 'a finite number (m)', got: 'Infinity' }],
    ],
    ['too few', { name: 'a', sizes: [] }, [{ field: 'body.sizes', expected: 'at least 1 items', got: '[]' }]],
    [
      'too many',
      { name: 'a', sizes: [1, 2, 3] },
      [{ field: 'body.sizes', expected: 'at most 2 items', got: '[1,2,3]' }],
    ],
    [
      'a field inside what may be null',
      { name: 'a', nested: {} },
      [{ field: 'body.nested.x', expected: 'a number (m/s²)', got: 'nothing' }],
    ],
    [
      'a wrong type of what may be null',
      { name: 'a', nested: 3 },
      [{ field: 'body.nested', expected: 'type object', got: '3' }],
    ],
  ])('with %s is refused by name', (_, body, errors) => {
    const { error } = check(Body, body);
    expect(error).toMatchObject({ code: 'invalid-request', errors });
  });

  test('is shown shortened', () => {
    const { error } = check(Body, { name: 'a', sizes: 'x'.repeat(1000) });
    expect(error?.errors[0].got).toHaveLength(58);
  });
});

describe('a query', () => {
  const Query = Type.Object({
    limit: Type.Integer({ minimum: 1, default: 10 }),
    flag: Type.Optional(Type.Boolean()),
    ids: Type.Optional(Type.Array(Type.Integer())),
  });

  test('is text that is read as what it means, with defaults for what is left out', () => {
    expect(check(Query, { limit: '5', flag: 'true', ids: '7' }, 'querystring').value).toEqual({
      limit: 5,
      flag: true,
      ids: [7],
    });
    expect(check(Query, {}, 'querystring').value).toEqual({ limit: 10 });
  });

  test('is refused by name', () => {
    expect(check(Query, { limit: 'many' }, 'querystring').error?.message).toBe(
      'query.limit: expected type integer, got "many"',
    );
    expect(check(Query, { limit: '0' }, 'querystring').error?.message).toBe(
      'query.limit: expected to be >= 1, got 0',
    );
  });
});
