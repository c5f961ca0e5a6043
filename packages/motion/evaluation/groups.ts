/** Where a window comes from. */
export interface Origin {
  /** Empty when nobody said who moved. */
  readonly subject: string;
  readonly session: string;
}

/**
 * What keeps windows together: `subject`, `session`, or `session:REGEX`, the text the expression captures
 * from the session's name (its first group, or the whole match), e.g. the day.
 */
export type Grouping = string;

/** A grouping that cannot be used, with the reason for a person. */
export class InvalidGrouping extends Error {
  override readonly name = 'InvalidGrouping';
}

/** The honest default: by subject where there are at least two, else by session. */
export function defaultGrouping(origins: readonly Origin[]): Grouping {
  const subjects = new Set(origins.map((origin) => origin.subject));
  return subjects.size >= 2 && !subjects.has('') ? 'subject' : 'session';
}

/**
 * The group of each window.
 * @throws {InvalidGrouping}
 */
export function groupsOf(origins: readonly Origin[], grouping: Grouping): string[] {
  if (grouping === 'subject') return origins.map((origin) => origin.subject);
  if (grouping === 'session') return origins.map(sessionKey);
  if (!grouping.startsWith('session:')) {
    throw new InvalidGrouping(`group must be subject, session or session:REGEX, got "${grouping}"`);
  }
  const expression = readExpression(grouping.slice('session:'.length));
  return origins.map(({ session }) => {
    const match = expression.exec(session);
    if (!match) throw new InvalidGrouping(`session "${session}" does not match ${String(expression)}`);
    return match.at(1) ?? match[0];
  });
}

/**
 * The groups as numbers, in the order in which they first occur.
 * @throws {InvalidGrouping}
 */
export function groupNumbers(origins: readonly Origin[], grouping: Grouping): Uint32Array {
  const numbers = new Map<string, number>();
  return Uint32Array.from(groupsOf(origins, grouping), (group) => {
    const known = numbers.get(group) ?? numbers.size;
    numbers.set(group, known);
    return known;
  });
}

/** Two people may name their sessions alike. */
export function sessionKey({ subject, session }: Origin): string {
  return subject === '' ? session : `${subject}/${session}`;
}

function readExpression(source: string): RegExp {
  try {
    return new RegExp(source);
  } catch (error) {
    throw new InvalidGrouping(`"${source}" is no regular expression: ${(error as Error).message}`);
  }
}

/** A fold: the groups it tests on. Every other group trains. */
export interface Fold {
  readonly name: string;
  readonly groups: ReadonlySet<string>;
}

/**
 * One fold a group, or, past 40 groups, ten folds of whole groups with about as many windows each.
 * @param groups the group of each window
 */
export function foldsOf(groups: readonly string[]): Fold[] {
  const sizes = new Map<string, number>();
  for (const group of groups) sizes.set(group, (sizes.get(group) ?? 0) + 1);
  const names = [...sizes.keys()].sort();
  if (names.length <= 40) return names.map((name) => ({ name, groups: new Set([name]) }));
  const folds = Array.from({ length: 10 }, () => ({ groups: new Set<string>(), windows: 0 }));
  const bySize = names.sort((a, b) => (sizes.get(b) ?? 0) - (sizes.get(a) ?? 0));
  for (const name of bySize) {
    const smallest = folds.reduce((least, fold) => (fold.windows < least.windows ? fold : least));
    smallest.groups.add(name);
    smallest.windows += sizes.get(name) ?? 0;
  }
  return folds.map((fold, i) => ({ name: `fold ${i + 1}`, groups: fold.groups }));
}
