/** What a Progo server answers when it cannot do what was asked (RFC 9457). */
export interface ProblemDocument {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  /** What is wrong with this request, for a person. */
  readonly detail: string;
  readonly errors: readonly { readonly field: string; readonly expected: string; readonly got: string }[];
}

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
  const text = await response.text();
  const { status } = response;
  const title = response.statusText === '' ? `HTTP ${status}` : response.statusText;
  const fallback = { type: 'about:blank', title, status, detail: `the server answered ${status} ${title}` };
  return { ...fallback, errors: [], ...parsed(text) };
}

function parsed(text: string): Partial<ProblemDocument> {
  try {
    const value: unknown = JSON.parse(text);
    const isProblem =
      typeof value === 'object' && value !== null && 'detail' in value && typeof value.detail === 'string';
    return isProblem ? value : {};
  } catch {
    return {}; // no JSON: the status says what there is to say
  }
}
