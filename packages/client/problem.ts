import type { components } from './schema.ts';

/** What a Progo server answers when it cannot do what was asked (RFC 9457); `detail` is for people. */
export type ProblemDocument = components['schemas']['Problem'];

/** The server answered with a problem; the message is its `detail`. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly problem: ProblemDocument;

  constructor(problem: ProblemDocument) {
    super(problem.detail);
    this.problem = problem;
  }

  get status(): number {
    return this.problem.status;
  }
}

/** The problem behind an answer that is no success, also where something between us and the server answered. */
export async function readProblem(response: Response): Promise<ProblemDocument> {
  const { status, statusText } = response;
  const problem = parsed(await response.text());
  if (problem !== null) return problem;
  const title = statusText === '' ? `HTTP ${status}` : statusText;
  return { type: 'about:blank', title, status, detail: `the server answered ${status} ${title}`, errors: [] };
}

function parsed(text: string): ProblemDocument | null {
  try {
    const value: unknown = JSON.parse(text);
    return isProblem(value) ? value : null;
  } catch {
    return null; // no JSON: the status says what there is to say
  }
}

function isProblem(value: unknown): value is ProblemDocument {
  return (
    typeof value === 'object' &&
    value !== null &&
    ['type', 'title', 'detail'].every((key) => typeof Reflect.get(value, key) === 'string') &&
    Array.isArray(Reflect.get(value, 'errors'))
  );
}
