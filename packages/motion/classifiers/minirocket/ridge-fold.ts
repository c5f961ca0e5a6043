import { cholesky, solveCholesky } from '../linear/cholesky.ts';
import { balancedWeights, centredTarget } from './ridge-targets.ts';

export interface RidgeFoldInput {
  /** Products of all rows with all rows; only the lower triangle counts. */
  readonly products: Float64Array;
  readonly labels: Uint16Array;
  readonly classes: number;
  /** The fold of each row. */
  readonly folds: Uint8Array;
  /** The fold left out. */
  readonly fold: number;
  /** Weight of the squared weights against the sum of squared errors. */
  readonly penalty: number;
}

/**
 * Scores of the rows of a fold, row-major, one a class, by a ridge regression fitted to all other rows, in its dual
 * form (Saunders, Gammerman & Vovk, ICML 1998). Every class counts alike; −Infinity for one the other rows lack.
 */
export function ridgeFold(input: RidgeFoldInput): Float64Array {
  const { labels, classes, folds, fold, penalty } = input;
  const rows = Array.from(folds, (_, row) => row);
  const kept = rows.filter((row) => folds[row] !== fold);
  const left = rows.filter((row) => folds[row] === fold);
  const keptLabels = Uint16Array.from(kept, (row) => labels[row]);
  const rowWeights = balancedWeights(keptLabels);
  const { kernel, toKept } = centred(input, kept, rowWeights);
  for (let i = 0; i < kept.length; i++) kernel[i * kept.length + i] += penalty;
  cholesky(kernel, kept.length);
  const fitted = Array.from({ length: classes }, (_, k) => {
    const { target, mean } = centredTarget(keptLabels, rowWeights, k);
    solveCholesky(kernel, kept.length, target);
    return { weights: target, mean };
  });
  const scores = new Float64Array(left.length * classes);
  left.forEach((row, i) => {
    const near = toKept(row);
    fitted.forEach(({ weights, mean }, k) => {
      let sum = mean;
      for (let j = 0; j < near.length; j++) sum += near[j] * weights[j];
      scores[i * classes + k] = mean === -1 ? -Infinity : sum;
    });
  });
  return scores;
}

/**
 * Products as if the weighted mean of the kept rows had been subtracted from every row, and each kept row multiplied by
 * the root of its weight.
 */
function centred({ products, labels }: RidgeFoldInput, kept: readonly number[], weights: Float64Array) {
  const size = labels.length;
  const roots = weights.map(Math.sqrt);
  const product = (a: number, b: number) => products[a > b ? a * size + b : b * size + a];
  // Weights sum to the number of rows.
  const meanOf = (row: number) =>
    kept.reduce((sum, other, j) => sum + weights[j] * product(row, other), 0) / kept.length;
  const means = Float64Array.from(kept, meanOf);
  const mean = means.reduce((sum, value, j) => sum + weights[j] * value, 0) / kept.length;
  const kernel = new Float64Array(kept.length * kept.length);
  for (let i = 0; i < kept.length; i++) {
    for (let j = 0; j <= i; j++) {
      const plain = product(kept[i], kept[j]) - means[i] - means[j] + mean;
      kernel[i * kept.length + j] = roots[i] * roots[j] * plain;
    }
  }
  const toKept = (row: number) => {
    const own = meanOf(row);
    return Float64Array.from(kept, (other, j) => roots[j] * (product(row, other) - own - means[j] + mean));
  };
  return { kernel, toKept };
}
