import { allRows, rowProducts, transposed, type Rows } from '../row-products.ts';
import type { LinearArrays } from './linear-arrays.ts';
import { minimise, type Smooth } from './quasi-newton.ts';
import { softmax } from '../softmax.ts';

export interface FitLogisticInput {
  /** Scaled rows, on memory that threads can share. */
  readonly rows: Rows;
  /** Class of each row. */
  readonly labels: Uint16Array;
  readonly classes: number;
  /** Weight of the penalty against the mean loss of a row. */
  readonly penalty: number;
  /** Share of the penalty that is on absolute values; the rest is on half the squares. */
  readonly l1Share: number;
}

/**
 * Multinomial logistic regression with an elastic net: minimises the mean of −log p(class of row) plus `penalty` ×
 * ((1 − l1Share) / 2 × Σ w² + l1Share × Σ |w|); offsets are free. scikit-learn's C is 1 / (rows × penalty).
 */
export function fitLogistic({ rows, labels, classes, penalty, l1Share }: FitLogisticInput): LinearArrays {
  const { columns } = rows;
  const taught = Array.from({ length: classes }, (_, k) => labels.includes(k));
  const weights = classes * columns;
  const { point } = minimise(meanLoss(rows, labels, taught, penalty * (1 - l1Share)), weights + classes, {
    weight: penalty * l1Share,
    weighted: weights,
  });
  return {
    weights: point.slice(0, weights),
    offsets: point.slice(weights).map((offset, k) => (taught[k] ? offset : -Infinity)),
  };
}

/** The unknowns are one row of weights a class, then the offsets. */
function meanLoss(rows: Rows, labels: Uint16Array, taught: readonly boolean[], ridge: number): Smooth {
  const { columns, count } = rows;
  const classes = taught.length;
  const weights = classes * columns;
  const byColumn: Rows = { values: transposed(rows), columns: count, first: 0, count: columns };
  const scores = new Float64Array(count * classes);
  const residuals = new Float64Array(classes * count);
  const slopes = new Float64Array(columns * classes);
  return (point, gradient) => {
    rowProducts(rows, allRows(point.subarray(0, weights), columns), scores);
    let loss = 0;
    gradient.fill(0);
    for (let i = 0; i < count; i++) {
      const at = i * classes;
      for (let k = 0; k < classes; k++) {
        scores[at + k] = taught[k] ? scores[at + k] + point[weights + k] : -Infinity;
      }
      const own = scores[at + labels[i]];
      loss += (softmax(scores, at, classes) - own) / count;
      for (let k = 0; k < classes; k++) {
        const residual = (scores[at + k] - (labels[i] === k ? 1 : 0)) / count;
        residuals[k * count + i] = residual;
        gradient[weights + k] += residual;
      }
    }
    rowProducts(byColumn, allRows(residuals, count), slopes);
    for (let i = 0; i < weights; i++) {
      loss += (ridge / 2) * point[i] ** 2;
      const [k, column] = [Math.floor(i / columns), i % columns];
      gradient[i] = slopes[column * classes + k] + ridge * point[i];
    }
    return loss;
  };
}
