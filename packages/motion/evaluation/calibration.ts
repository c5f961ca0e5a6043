import { indexOfLargest } from './largest.ts';

/**
 * Turns the confidence of a classifier, the probability of its answer, into the share of such answers
 * that is right: logistic(`intercept` + `slope` × log-odds of the confidence).
 */
export interface Calibration {
  readonly intercept: number;
  /** At least 0: the surer stays the surer. */
  readonly slope: number;
}

/** Beyond 499 to 1 the votes of a classifier say nothing more. */
const MOST_ODDS = 499;

/** The answer must stay the answer, whatever rounding does. */
const AHEAD = 1 + 1e-6;

export function logOdds(confidence: number): number {
  const odds = confidence / (1 - confidence);
  return Math.log(Math.min(MOST_ODDS, Math.max(1 / MOST_ODDS, odds)));
}

export function logistic(x: number): number {
  return 1 / (1 + Math.exp(-x));
}

/**
 * Calibrates probabilities in place. The most probable class stays so, the others keep their proportions,
 * and all sum to 1.
 */
export function calibrate(
  probabilities: Float64Array | Float32Array,
  { intercept, slope }: Calibration,
): void {
  const best = indexOfLargest(probabilities);
  let rest = 0;
  let second = 0;
  for (let c = 0; c < probabilities.length; c++) {
    if (c === best) continue;
    rest += probabilities[c];
    second = Math.max(second, probabilities[c]);
  }
  const wanted = logistic(intercept + slope * logOdds(probabilities[best]));
  // No less than what the runner-up gets of the rest.
  const odds = rest > 0 ? (AHEAD * second) / rest : AHEAD / (probabilities.length - 1);
  const confidence = Math.max(wanted, odds / (1 + odds));
  const others = probabilities.length - 1;
  for (let c = 0; c < probabilities.length; c++) {
    const share = rest > 0 ? probabilities[c] / rest : 1 / others;
    probabilities[c] = c === best ? confidence : (1 - confidence) * share;
  }
}
