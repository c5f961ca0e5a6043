import type { Dataset } from '../dataset.ts';
import { groupedFolds } from '../grouped-folds.ts';
import { sharpnessOf } from '../sharpness.ts';
import type { KernelSpace } from './kernel-matrix.ts';
import type { SvmArrays } from './svm-classifier.ts';
import type { TrainedPair } from './train-pair.ts';

/** Two of the classes taught, by their place among them, and the rows to learn from and to judge by. */
export interface Pair {
  readonly first: number;
  readonly second: number;
  /** Places among the training rows, those of the first class first. */
  readonly rows: Uint32Array;
  readonly positives: number;
  /** Rows of other groups; empty for the machine that stays. */
  readonly held: Uint32Array;
  readonly heldPositives: number;
}

/** The training rows of each class that has any. */
export interface Taught {
  readonly labels: Uint16Array;
  /** Of each class taught, places among the training rows. */
  readonly members: readonly Uint32Array[];
}

export function taughtClasses(data: Dataset, rows: Uint32Array): Taught {
  const places = Uint32Array.from(rows.keys());
  const labels = Uint16Array.from(data.classes.keys()).filter((label) =>
    rows.some((row) => data.labels[row] === label),
  );
  return {
    labels,
    members: Array.from(labels, (label) => places.filter((place) => data.labels[rows[place]] === label)),
  };
}

/**
 * Every pair of classes with all its rows, and, fold by fold of whole groups, with the rows of the fold held out
 * where both classes are left.
 */
export function pairsOf(taught: Taught, data: Dataset, rows: Uint32Array, foldCount: number): Pair[] {
  const folds = groupedFolds(data.labels, data.groups, rows, Math.max(1, foldCount));
  const used = folds.reduce((most, fold) => Math.max(most, fold + 1), 0);
  const pairs: Pair[] = [];
  taught.members.forEach((ofSecond, second) => {
    taught.members.slice(0, second).forEach((ofFirst, first) => {
      pairs.push(pair(first, second, ofFirst, ofSecond));
      for (let fold = 0; fold < used && used > 1; fold++) {
        const [keptFirst, keptSecond] = [ofFirst, ofSecond].map((of) => of.filter((i) => folds[i] !== fold));
        const [heldFirst, heldSecond] = [ofFirst, ofSecond].map((of) => of.filter((i) => folds[i] === fold));
        if (keptFirst.length === 0 || keptSecond.length === 0 || heldFirst.length + heldSecond.length === 0)
          continue;
        pairs.push(pair(first, second, keptFirst, keptSecond, heldFirst, heldSecond));
      }
    });
  });
  return pairs;
}

function pair(
  first: number,
  second: number,
  ofFirst: Uint32Array,
  ofSecond: Uint32Array,
  heldFirst = new Uint32Array(0),
  heldSecond = new Uint32Array(0),
): Pair {
  return {
    first,
    second,
    rows: Uint32Array.of(...ofFirst, ...ofSecond),
    positives: ofFirst.length,
    held: Uint32Array.of(...heldFirst, ...heldSecond),
    heldPositives: heldFirst.length,
  };
}

/**
 * By what to multiply a machine's answer to get log odds: one factor for all machines, fitted on the answers to
 * groups they had not seen. A sigmoid a pair, as Platt's, has more to learn than a few people can teach.
 */
export function sharpnessOfPairs(pairs: readonly Pair[], trained: readonly TrainedPair[]): number | null {
  const scores: number[] = [];
  const labels: number[] = [];
  pairs.forEach(({ heldPositives }, p) =>
    trained[p].answers.forEach((answer, i) => {
      scores.push(answer, 0);
      labels.push(i < heldPositives ? 0 : 1);
    }),
  );
  return labels.length > 0 ? sharpnessOf(Float64Array.from(scores), labels, 2) : null;
}

/** Puts the machines that stay together: each support vector once, with what it adds to the machines of its class. */
export function joinMachines(
  taught: Taught,
  { values, columns }: KernelSpace,
  pairs: readonly Pair[],
  trained: readonly TrainedPair[],
): Pick<SvmArrays, 'taught' | 'vectors' | 'starts' | 'coefficients' | 'biases'> {
  const classes = taught.labels.length;
  const places = taught.members.reduce((sum, members) => sum + members.length, 0);
  const all = new Float64Array(places * classes);
  const biases = new Float64Array(classes * classes);
  pairs.forEach(({ first, second, rows, positives, held }, p) => {
    if (held.length > 0) return;
    const { coefficients, bias } = trained[p];
    biases[first * classes + second] = bias;
    rows.forEach((row, i) => (all[row * classes + (i < positives ? second : first)] = coefficients[i]));
  });
  const ofRow = (row: number) => all.subarray(row * classes, (row + 1) * classes);
  const starts = [0];
  const support: number[] = [];
  for (const members of taught.members) {
    support.push(...members.filter((row) => ofRow(row).some((coefficient) => coefficient !== 0)));
    starts.push(support.length);
  }
  const vectors = new Float32Array(support.length * columns);
  const coefficients = new Float32Array(support.length * classes);
  support.forEach((row, i) => {
    vectors.set(values.subarray(row * columns, (row + 1) * columns), i * columns);
    coefficients.set(ofRow(row), i * classes);
  });
  return { taught: taught.labels, vectors, starts: Uint32Array.from(starts), coefficients, biases };
}
