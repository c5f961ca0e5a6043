/** Scores are multiplied by at least and at most this. */
const SOFTEST = 1e-3;
const SHARPEST = 1e3;
const STEPS = 24;

/**
 * By what to multiply scores before the softmax so that its probabilities, of windows the scores were not
 * learned from, deserve trust: the factor of least log loss (temperature scaling, Guo et al., ICML 2017; for two
 * classes it is a Platt sigmoid without offset). Of the truth, 1/(rows + 2) is spread over
 * all classes (after Platt 1999), so that a faultless run does not promise certainty.
 *
 * @param scores row-major, one a class; −Infinity for a class that cannot be
 */
export function sharpnessOf(scores: Float64Array, labels: ArrayLike<number>, classes: number): number {
  const doubt = 1 / (labels.length + 2);
  let [low, high] = [Math.log(SOFTEST), Math.log(SHARPEST)];
  // The loss is convex in the factor, so its slope changes sign once.
  for (let step = 0; step < STEPS; step++) {
    const middle = (low + high) / 2;
    if (lossSlope(scores, labels, classes, Math.exp(middle), doubt) > 0) high = middle;
    else low = middle;
  }
  return Math.exp((low + high) / 2);
}

function lossSlope(
  scores: Float64Array,
  labels: ArrayLike<number>,
  classes: number,
  factor: number,
  doubt: number,
): number {
  let slope = 0;
  for (let i = 0; i < labels.length; i++) {
    const row = i * classes;
    let best = -Infinity;
    for (let k = 0; k < classes; k++) if (scores[row + k] > best) best = scores[row + k];
    let [total, weighted, sum, possible] = [0, 0, 0, 0];
    for (let k = 0; k < classes; k++) {
      const score = scores[row + k];
      if (score === -Infinity) continue;
      const weight = Math.exp(factor * (score - best));
      total += weight;
      weighted += weight * score;
      sum += score;
      possible++;
    }
    const truth = scores[row + labels[i]];
    // A row whose class could not be learned says nothing of trust.
    if (truth === -Infinity) continue;
    slope += weighted / total - (1 - doubt) * truth - (doubt * sum) / possible;
  }
  return slope;
}
