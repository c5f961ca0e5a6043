import { isRest } from './rest.ts';

/** How exercises follow one another, and how far a window may be believed: what `SequenceFilter` works with. */
export interface SequenceModel {
  /** How long each class goes on once begun, mean, s. */
  readonly dwellSeconds: readonly number[];
  /** `changes[from][to]`: where a class that ends leads to; rows sum to 1, 0 on the diagonal. */
  readonly changes: readonly (readonly number[])[];
  /** Share of each class in the windows the classifier learnt from. */
  readonly prior: readonly number[];
  /**
   * How much of a window's evidence counts when windows are a second apart, 0 to 1: they overlap, so they
   * are not as many independent witnesses.
   */
  readonly power: number;
  /**
   * Power that brings the filter's probabilities down to what they are worth: a person whose every squat
   * looks like a row is a surer row with every window.
   */
  readonly confidencePower: number;
}

/** A stretch of one class, times in ms. */
export interface Bout {
  /** Index into the classes. */
  readonly class: number;
  readonly startTime: number;
  readonly endTime: number;
}

/** What is taken for granted before any label: two bouts of half a minute a class. */
const USUAL_DWELL = { seconds: 30, bouts: 2 };
/** Changes from each class taken for granted, spread over all others, so that none is impossible. */
const USUAL_CHANGES = 1;
/** Share of them that leads to rest, where there is such a class: between two exercises people rest. */
const THROUGH_REST = 0.5;

/** What to do without grouped evaluation to choose by. */
export const USUAL_POWERS = { power: 0.7, confidencePower: 0.6 };

/**
 * Learns dwell and changes from labels: posterior means under a gamma prior on the rate at which a class
 * ends and a Dirichlet prior on what follows it.
 *
 * @param sequences bouts in the order in which one person did them; what follows across two is not counted
 * @param prior share of each class in the training windows, all above 0
 */
export function learnSequences(
  classes: readonly string[],
  sequences: readonly (readonly Bout[])[],
  prior: readonly number[],
): Omit<SequenceModel, 'power' | 'confidencePower'> {
  const seconds = classes.map(() => USUAL_DWELL.bouts * USUAL_DWELL.seconds);
  const bouts = classes.map(() => USUAL_DWELL.bouts);
  const changes = classes.map((_, from) => usualChanges(classes, from));
  for (const sequence of sequences) {
    sequence.forEach((bout, i) => {
      seconds[bout.class] += (bout.endTime - bout.startTime) / 1000;
      bouts[bout.class]++;
      const next = sequence.at(i + 1);
      if (next !== undefined && next.class !== bout.class) changes[bout.class][next.class]++;
    });
  }
  return {
    dwellSeconds: seconds.map((total, c) => total / bouts[c]),
    changes: changes.map(shares),
    prior: [...prior],
  };
}

/** For a classifier that came without labels. */
export function usualSequences(classes: readonly string[]): SequenceModel {
  return {
    ...learnSequences(
      classes,
      [],
      classes.map(() => 1 / classes.length),
    ),
    ...USUAL_POWERS,
  };
}

function usualChanges(classes: readonly string[], from: number): number[] {
  const resting = classes.map((name, to) => to !== from && isRest(name));
  const restsAmong = resting.filter(Boolean).length;
  const toRest = restsAmong > 0 && !isRest(classes[from]) ? THROUGH_REST : 0;
  return classes.map((_, to) => {
    if (to === from) return 0;
    const evenly = (1 - toRest) / (classes.length - 1);
    return USUAL_CHANGES * (evenly + (resting[to] ? toRest / Math.max(1, restsAmong) : 0));
  });
}

function shares(counts: readonly number[]): number[] {
  const sum = counts.reduce((a, b) => a + b, 0);
  return sum === 0 ? [...counts] : counts.map((count) => count / sum);
}
