import type { Dataset } from '../classifiers/index.ts';

/** Where the training windows of each class lie in feature space. */
export interface Novelty {
  /** Mean of each class, row-major, classes × features. */
  readonly centres: Float32Array;
  /** Variance around it, of the same shape: half the class's own, half that of all classes. */
  readonly variances: Float32Array;
  /** How much each feature counts, summing to 1: the share of its variance that classes explain. */
  readonly weights: Float32Array;
}

/** Variance that every feature has at least, as a share of its variance over all windows. */
const LEAST_VARIANCE = 0.05;
/** A single feature cannot be farther off, in variances: some have long tails. */
const FARTHEST = 25;

/** @param rows which rows to learn from */
export function fitNovelty(data: Dataset, rows: Uint32Array): Novelty {
  const width = data.features.length;
  const classes = data.classes.length;
  const own = moments(data, rows, (row) => data.labels[row], classes);
  const whole = moments(data, rows, () => 0, 1);
  const present = Array.from({ length: classes }, (_, c) => c).filter((c) => own.counts[c] > 0);
  const variances = new Float32Array(classes * width);
  const weights = new Float32Array(width);
  for (let f = 0; f < width; f++) {
    const total = whole.variances[f];
    const pooled = present.reduce((sum, c) => sum + own.variances[c * width + f], 0) / present.length;
    const within =
      present.reduce((sum, c) => sum + own.counts[c] * own.variances[c * width + f], 0) / rows.length;
    weights[f] = total > 0 ? Math.max(0, 1 - within / total) : 0;
    for (let c = 0; c < classes; c++) {
      const variance = own.counts[c] > 0 ? own.variances[c * width + f] : pooled;
      variances[c * width + f] = (variance + pooled) / 2 + LEAST_VARIANCE * total;
    }
  }
  const sum = weights.reduce((all, weight) => all + weight, 0);
  for (let f = 0; f < width; f++) weights[f] = sum > 0 ? weights[f] / sum : 1 / width;
  return { centres: Float32Array.from(own.means), variances, weights };
}

/**
 * Mean squared distance of a window from the centre of a class, in variances: about 1 for a window of it.
 * A diagonal Mahalanobis distance that counts most the features by which classes differ.
 */
export function distanceTo(
  { centres, variances, weights }: Novelty,
  values: Float32Array | Float64Array,
  offset: number,
  answer: number,
): number {
  const width = weights.length;
  let distance = 0;
  for (let f = 0; f < width; f++) {
    const at = answer * width + f;
    const off = values[offset + f] - centres[at];
    // A feature that never varied in training tells nothing.
    if (variances[at] > 0) distance += weights[f] * Math.min(FARTHEST, (off * off) / variances[at]);
  }
  return distance;
}

/** The same of fewer features. */
export function ofFeatures(novelty: Novelty, columns: readonly number[]): Novelty {
  const width = novelty.weights.length;
  const classes = novelty.centres.length / width;
  const pick = (rows: Float32Array) =>
    Float32Array.from({ length: classes * columns.length }, (_, i) => {
      const row = Math.floor(i / columns.length);
      return rows[row * width + columns[i % columns.length]];
    });
  const sum = columns.reduce((all, column) => all + novelty.weights[column], 0);
  const weights = Float32Array.from(columns, (column) => novelty.weights[column] / sum);
  return { centres: pick(novelty.centres), variances: pick(novelty.variances), weights };
}

/** Mean and variance of every feature within each part of the rows, parts × features. */
function moments(data: Dataset, rows: Uint32Array, partOf: (row: number) => number, parts: number) {
  const width = data.features.length;
  const counts = new Uint32Array(parts);
  const means = new Float64Array(parts * width);
  const variances = new Float64Array(parts * width);
  for (const row of rows) {
    const part = partOf(row);
    counts[part]++;
    // Welford's update: one pass, no cancellation.
    for (let f = 0; f < width; f++) {
      const at = part * width + f;
      const off = data.values[row * width + f] - means[at];
      means[at] += off / counts[part];
      variances[at] += off * (data.values[row * width + f] - means[at]);
    }
  }
  counts.forEach((count, part) => {
    for (let f = 0; f < width; f++) variances[part * width + f] /= Math.max(1, count);
  });
  return { counts, means, variances };
}
