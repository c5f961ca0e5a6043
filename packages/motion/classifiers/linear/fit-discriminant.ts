import { groupedFolds } from '../grouped-folds.ts';
import { allRows, rowProducts, type Rows } from '../row-products.ts';
import { sharpnessOf } from '../sharpness.ts';
import { cholesky, solveCholesky } from './cholesky.ts';
import type { LinearArrays } from './linear-arrays.ts';
import { addSums, classMeans, scatterOf, sumsOf, type Sums } from './scatter.ts';

export interface FitDiscriminantInput {
  /** Scaled rows, on memory that threads can share. */
  readonly rows: Rows;
  readonly labels: Uint16Array;
  readonly groups: Uint32Array;
  readonly classes: number;
  readonly shrinkage: number;
  readonly groupWeight: number;
  readonly folds: number;
}

/** Of scores, where no groups left out tell it: common among real recordings. */
const USUAL_SHARPNESS = 0.2;

/**
 * Linear discriminant analysis with a shrunken scatter: (1 − s) S + s × mean(diagonal of S) × I, all classes taken
 * for equally likely. The sharpness of the answers is the one that deserves trust for groups left out, fold by fold.
 */
export function fitDiscriminant(input: FitDiscriminantInput): LinearArrays {
  const { rows, labels, groups, classes } = input;
  const places = Uint32Array.from({ length: rows.count }, (_, i) => i);
  const foldOf = groupedFolds(labels, groups, places, Math.max(1, input.folds));
  const folds = Array.from(
    { length: foldOf.reduce((most, fold) => Math.max(most, fold + 1), 1) },
    (_, fold) => places.filter((i) => foldOf[i] === fold),
  );
  const sums = folds.map((fold) =>
    sumsOf(
      pickRows(rows, fold),
      Uint16Array.from(fold, (i) => labels[i]),
      Uint32Array.from(fold, (i) => groups[i]),
      classes,
    ),
  );
  const sharpness = folds.length > 1 ? sharpnessOnFolds(input, folds, sums) : USUAL_SHARPNESS;
  const { weights, offsets } = solve(addSums(sums), input);
  return {
    weights: weights.map((weight) => weight * sharpness),
    offsets: offsets.map((offset) => offset * sharpness),
  };
}

/** Learns from all folds but one and scores that one, each in turn. */
function sharpnessOnFolds(
  input: FitDiscriminantInput,
  folds: readonly Uint32Array[],
  sums: readonly Sums[],
): number {
  const { rows, labels, classes } = input;
  const scores = new Float64Array(rows.count * classes);
  folds.forEach((fold, held) => {
    const others = addSums(sums.filter((_, other) => other !== held));
    const { weights, offsets } = solve(others, input);
    const products = new Float64Array(fold.length * classes);
    rowProducts(pickRows(rows, fold), allRows(weights, rows.columns), products);
    fold.forEach((row, i) => {
      for (let k = 0; k < classes; k++) {
        scores[row * classes + k] = products[i * classes + k] + offsets[k];
      }
    });
  });
  return sharpnessOf(scores, labels, classes);
}

function solve(
  sums: Sums,
  { shrinkage, groupWeight }: Pick<FitDiscriminantInput, 'shrinkage' | 'groupWeight'>,
): LinearArrays {
  const { columns, classes } = sums;
  const means = classMeans(sums);
  const factor = shrunken(scatterOf(sums, means, groupWeight), columns, shrinkage);
  cholesky(factor, columns);
  const weights = new Float64Array(classes * columns);
  const offsets = new Float64Array(classes).fill(-Infinity);
  for (const k of new Set(sums.parts.map(({ label }) => label))) {
    const mean = means.subarray(k * columns, (k + 1) * columns);
    const row = weights.subarray(k * columns, (k + 1) * columns);
    row.set(mean);
    solveCholesky(factor, columns, row);
    offsets[k] = -0.5 * row.reduce((sum, weight, i) => sum + weight * mean[i], 0);
  }
  return { weights, offsets };
}

function shrunken(scatter: Float64Array, size: number, shrinkage: number): Float64Array {
  let trace = 0;
  for (let i = 0; i < size; i++) trace += scatter[i * size + i];
  const out = scatter.map((value) => (1 - shrinkage) * value);
  // Where nothing varies within a class, any ridge tells the classes apart.
  const ridge = trace > 0 ? (shrinkage * trace) / size : 1;
  for (let i = 0; i < size; i++) out[i * size + i] += ridge;
  return out;
}

function pickRows({ values, columns }: Rows, rows: Uint32Array): Rows {
  const picked = new Float64Array(rows.length * columns);
  rows.forEach((row, i) => picked.set(values.subarray(row * columns, (row + 1) * columns), i * columns));
  return { values: picked, columns, first: 0, count: rows.length };
}
