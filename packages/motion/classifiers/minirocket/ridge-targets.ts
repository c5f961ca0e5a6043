/** Weights of rows with which every class that has rows counts alike; they sum to the number of rows. */
export function balancedWeights(labels: Uint16Array): Float64Array {
  const counts = new Map<number, number>();
  for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1);
  return Float64Array.from(labels, (label) => labels.length / (counts.size * (counts.get(label) ?? 1)));
}

/**
 * 1 for rows of the class and −1 for others, less their weighted mean, and multiplied by the root of their weight.
 * A mean of −1 says that the class has no row.
 *
 * @param weights sum to the number of rows
 */
export function centredTarget(
  labels: Uint16Array,
  weights: Float64Array,
  k: number,
): { target: Float64Array; mean: number } {
  if (!labels.includes(k)) return { target: new Float64Array(labels.length), mean: -1 };
  const plain = Float64Array.from(labels, (label) => (label === k ? 1 : -1));
  const mean = plain.reduce((sum, value, i) => sum + weights[i] * value, 0) / plain.length;
  return { target: plain.map((value, i) => Math.sqrt(weights[i]) * (value - mean)), mean };
}
