/**
 * Turns scores into probabilities in place. A score of −Infinity stays a probability of 0; at least one must be
 * finite.
 *
 * @returns the logarithm of Σ exp(score)
 */
export function softmax(scores: Float64Array, at: number, classes: number): number {
  let best = -Infinity;
  for (let k = at; k < at + classes; k++) if (scores[k] > best) best = scores[k];
  let sum = 0;
  for (let k = at; k < at + classes; k++) {
    scores[k] = Math.exp(scores[k] - best);
    sum += scores[k];
  }
  for (let k = at; k < at + classes; k++) scores[k] /= sum;
  return best + Math.log(sum);
}
