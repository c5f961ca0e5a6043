import type { Parallel } from '../../parallel/parallel.ts';
import { sharedFloat64 } from '../../parallel/shared.ts';
import { transposed, type Rows } from '../row-products.ts';
import type { LabelledRows } from './choose-penalty.ts';
import { computeProducts } from './compute-products.ts';
import { balancedWeights, centredTarget } from './ridge-targets.ts';

/** Scores are `offsets[k] + weights[k] · row`. */
export interface RidgeWeights {
  /** Row-major, one row a class. */
  readonly weights: Float64Array;
  /** −Infinity for a class that had no rows. */
  readonly offsets: Float64Array;
}

/**
 * Ridge regression of each class against the others (targets 1 and −1), every class counting alike, on columns whose
 * mean is 0 with `balancedWeights`. Solved in its primal or its dual form, whichever has fewer unknowns.
 *
 * @param penalty weight of the squared weights against the sum of squared errors
 */
export async function fitRidge(
  { rows, labels, classes }: LabelledRows,
  penalty: number,
  parallel: Parallel,
  options: { readonly onProgress?: (fraction: number) => void; readonly signal?: AbortSignal } = {},
): Promise<RidgeWeights> {
  const isDual = rows.count <= rows.columns;
  const rowWeights = balancedWeights(labels);
  const weighted = timesRoots(rows, rowWeights);
  const side = isDual ? weighted : byColumn(weighted);
  const products = sharedFloat64(side.count * side.count);
  await computeProducts(side, products, parallel, options);
  const centred = Array.from({ length: classes }, (_, k) => centredTarget(labels, rowWeights, k));
  const targets = concat(centred.map(({ target }) => (isDual ? target : timesRows(weighted, target))));
  const input = { products, size: side.count, penalty, targets };
  const [solutions] = await parallel.run('solveRidge', [input], { signal: options.signal });
  const solution = (k: number) => solutions.subarray(k * side.count, (k + 1) * side.count);
  const weights = centred.map((_, k) => (isDual ? timesRows(weighted, solution(k)) : solution(k)));
  return {
    weights: concat(weights),
    offsets: Float64Array.from(centred, ({ mean }) => (mean === -1 ? -Infinity : mean)),
  };
}

/** Each row times the root of its weight. */
function timesRoots({ values, columns, first, count }: Rows, weights: Float64Array): Rows {
  const scaled = sharedFloat64(count * columns);
  for (let i = 0; i < count; i++) {
    const root = Math.sqrt(weights[i]);
    const from = (first + i) * columns;
    for (let c = 0; c < columns; c++) scaled[i * columns + c] = root * values[from + c];
  }
  return { values: scaled, columns, first: 0, count };
}

function byColumn(rows: Rows): Rows {
  const values = sharedFloat64(rows.count * rows.columns);
  values.set(transposed(rows));
  return { values, columns: rows.count, first: 0, count: rows.columns };
}

/** Σ factor × row */
function timesRows({ values, columns, first, count }: Rows, factors: Float64Array): Float64Array {
  const sum = new Float64Array(columns);
  for (let i = 0; i < count; i++) {
    const at = (first + i) * columns;
    for (let c = 0; c < columns; c++) sum[c] += factors[i] * values[at + c];
  }
  return sum;
}

function concat(parts: readonly Float64Array[]): Float64Array {
  const all = new Float64Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
