/** One thing wrong with a request. */
export interface FieldError {
  /** Where, e.g. `body.accelerometer.x` or `query.limit`. */
  readonly field: string;
  readonly expected: string;
  /** What came, shortened. */
  readonly got: string;
}

/** Every expected failure there is: stable code, status and title. Documented in docs/errors.md. */
export const PROBLEMS = {
  'invalid-json': { status: 400, title: 'The body is not JSON' },
  'invalid-request': { status: 422, title: 'The request does not fit the schema' },
  'bad-request': { status: 400, title: 'The request cannot be carried out' },
  'not-found': { status: 404, title: 'There is no such thing' },
  'method-not-allowed': { status: 405, title: 'This address does not take that method' },
  conflict: { status: 409, title: 'The request contradicts what is stored' },
  'too-large': { status: 413, title: 'The body is too large' },
  'unsupported-media-type': { status: 415, title: 'The body is of a type that is not read here' },
  'not-ready': { status: 503, title: 'Not ready to answer yet' },
  internal: { status: 500, title: 'Something broke on our side' },
} as const;

export type ProblemCode = keyof typeof PROBLEMS;

/** An expected failure, answered as a problem document (RFC 9457). */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly code: ProblemCode;
  readonly errors: readonly FieldError[];

  constructor(code: ProblemCode, detail: string, errors: readonly FieldError[] = []) {
    super(detail);
    this.code = code;
    this.errors = errors;
  }

  get status(): number {
    return PROBLEMS[this.code].status;
  }

  /** The body of the answer; `detail` is what old clients read. */
  toDocument() {
    const { status, title } = PROBLEMS[this.code];
    return {
      type: `urn:progo:problem:${this.code}`,
      title,
      status,
      detail: this.message,
      errors: this.errors,
    };
  }
}

/** A problem with one field. */
export function invalidField(field: string, expected: string, got: unknown): Problem {
  const error = { field, expected, got: shown(got) };
  return new Problem('invalid-request', `${field}: expected ${expected}, got ${error.got}`, [error]);
}

/** A value as a person would like to see it in a message. */
export function shown(value: unknown): string {
  if (value === undefined) return 'nothing';
  const text = typeof value === 'number' ? String(value) : JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
