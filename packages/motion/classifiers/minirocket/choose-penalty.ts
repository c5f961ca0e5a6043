import type { Parallel } from '../../parallel/parallel.ts';
import { sharedFloat64 } from '../../parallel/shared.ts';
import { leftOutFolds } from '../left-out-folds.ts';
import type { Rows } from '../row-products.ts';
import { sharpnessOf } from '../sharpness.ts';
import { softmax } from '../softmax.ts';
import { computeProducts } from './compute-products.ts';

/** Rows with what is known of them. */
export interface LabelledRows {
  readonly rows: Rows;
  readonly labels: Uint16Array;
  readonly groups: Uint32Array;
  readonly classes: number;
}

export interface ChosenPenalty {
  readonly penalty: number;
  /** By what to multiply scores before the softmax. */
  readonly sharpness: number;
}

export const PENALTIES: readonly number[] = [3, 10, 30, 100, 300, 1000, 3000];
const FOLDS = 5;
/** Rows the penalty is chosen on. It stands for how far weights are trusted to be small, so it suits more rows, too. */
const MOST_ROWS = 1000;

/**
 * The penalty of least log loss on rows of groups left out, after the sharpness that suits it best. With one group
 * alone, the rows of each class are left out run by run instead.
 */
export async function choosePenalty(
  all: LabelledRows,
  candidates: readonly number[],
  parallel: Parallel,
  signal?: AbortSignal,
): Promise<ChosenPenalty> {
  const { rows, labels, classes, groups } = evenly(all);
  const folds = leftOutFolds(labels, groups, FOLDS);
  const count = folds.reduce((most, fold) => Math.max(most, fold + 1), 0);
  const products = sharedFloat64(rows.count * rows.count);
  await computeProducts(rows, products, parallel, { signal });
  const common = { products, labels, classes, folds };
  const inputs = candidates.flatMap((penalty) =>
    Array.from({ length: count }, (_, fold) => ({ ...common, fold, penalty })),
  );
  const scores = await parallel.run('ridgeFold', inputs, { signal });
  const tried = candidates.map((penalty, i) => {
    const ofAll = gather(scores.slice(i * count, (i + 1) * count), folds, classes);
    const sharpness = sharpnessOf(ofAll, labels, classes);
    return { penalty, sharpness, loss: logLoss(ofAll, labels, classes, sharpness) };
  });
  const { penalty, sharpness } = tried.reduce((best, one) => (one.loss < best.loss ? one : best));
  return { penalty, sharpness };
}

/** At most `MOST_ROWS` rows, evenly spaced. */
function evenly(all: LabelledRows): LabelledRows {
  const { rows, labels, groups } = all;
  if (rows.count <= MOST_ROWS) return all;
  const chosen = Uint32Array.from({ length: MOST_ROWS }, (_, i) => Math.floor((i * rows.count) / MOST_ROWS));
  const values = sharedFloat64(MOST_ROWS * rows.columns);
  chosen.forEach((row, i) => {
    const from = (rows.first + row) * rows.columns;
    values.set(rows.values.subarray(from, from + rows.columns), i * rows.columns);
  });
  return {
    ...all,
    rows: { values, columns: rows.columns, first: 0, count: MOST_ROWS },
    labels: Uint16Array.from(chosen, (row) => labels[row]),
    groups: Uint32Array.from(chosen, (row) => groups[row]),
  };
}

/** Puts the scores of the folds in the order of the rows. */
function gather(ofFolds: readonly Float64Array[], folds: Uint8Array, classes: number): Float64Array {
  const scores = new Float64Array(folds.length * classes);
  const next = ofFolds.map(() => 0);
  folds.forEach((fold, row) => {
    const at = next[fold]++ * classes;
    scores.set(ofFolds[fold].subarray(at, at + classes), row * classes);
  });
  return scores;
}

/** Mean of −log p(class of row); rows of a class that could not be learned do not count. */
function logLoss(scores: Float64Array, labels: Uint16Array, classes: number, sharpness: number): number {
  const row = new Float64Array(classes);
  let loss = 0;
  let counted = 0;
  labels.forEach((label, i) => {
    for (let k = 0; k < classes; k++) row[k] = sharpness * scores[i * classes + k];
    if (row[label] === -Infinity) return;
    const truth = row[label];
    loss += softmax(row, 0, classes) - truth;
    counted++;
  });
  return counted > 0 ? loss / counted : 0;
}
