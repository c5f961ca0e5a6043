import { Type, type Static, type TObject, type TProperties, type TSchema } from 'typebox';

/** `T` or null, as one schema that says both. */
export const Nullable = <T extends TSchema>(schema: T, description: string) =>
  Type.Union([schema, Type.Null()], { description });

export const IsoTime = (description: string) =>
  Type.String({ description: `${description}, ISO 8601 UTC`, examples: ['2026-01-01T00:00:00.000Z'] });

export const NullableTime = (description: string) =>
  Nullable(IsoTime(description), `${description}, ISO 8601 UTC`);

/** The envelope of old clients. */
export const Envelope = <T extends TSchema>(data: T) =>
  Type.Object({
    success: Type.Boolean({ description: 'Always true in a 200 answer' }),
    message: Type.String({ description: 'What was done, for a person' }),
    data,
  });

export function envelope<T>(message: string, data: T) {
  return { success: true, message, data };
}

export const Page = <T extends TProperties>(item: TObject<T>) =>
  Type.Object({
    items: Type.Array(item, { description: 'The items of this page' }),
    total: Type.Integer({ description: 'Items on all pages' }),
    page: Type.Integer({ description: 'Number of this page, from 1' }),
    size: Type.Integer({ description: 'Items on this page' }),
    pages: Type.Integer({ description: 'Number of pages' }),
  });

export function page<T>(items: T[], total: number, limit: number, offset: number) {
  return {
    items,
    total,
    page: Math.floor(offset / limit) + 1,
    size: items.length,
    pages: Math.ceil(total / limit),
  };
}

export const Problem = Type.Object(
  {
    type: Type.String({ description: 'Stable name of the problem' }),
    title: Type.String({ description: 'What kind of problem it is' }),
    status: Type.Integer({ description: 'HTTP status' }),
    detail: Type.String({ description: 'What is wrong with this request' }),
    errors: Type.Array(
      Type.Object({
        field: Type.String({ description: 'Where, e.g. body.accelerometer.x' }),
        expected: Type.String({ description: 'What is expected there' }),
        got: Type.String({ description: 'What came' }),
      }),
      { description: 'Fields that do not fit' },
    ),
  },
  { description: 'Problem document, RFC 9457' },
);
export type Problem = Static<typeof Problem>;

/** Query parameters: ids and limits. */
export const Limit = (most: number, fallback: number) =>
  Type.Integer({
    minimum: 1,
    maximum: most,
    default: fallback,
    description: `How many to answer at most, 1 to ${most}`,
  });
export const Offset = Type.Integer({
  minimum: 0,
  maximum: Number.MAX_SAFE_INTEGER,
  default: 0,
  description: 'How many to skip',
});
export const Id = (of: string) => Type.Object({ id: IdOf(`Id of the ${of}`) });
/** An id as it comes in. */
export const IdOf = (description: string) =>
  Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER, description });
export const TimeText = (description: string) =>
  Type.String({ description: `${description}, ISO 8601 or Unix ms` });
