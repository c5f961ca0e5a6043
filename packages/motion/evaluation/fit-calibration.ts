import { logistic, logOdds, type Calibration } from './calibration.ts';
import { indexOfLargest } from './largest.ts';
import { probabilitiesOf, type OutOfFold } from './out-of-fold.ts';

export interface FittedCalibration {
  /** From all folds: for groups not yet seen. */
  readonly all: Calibration;
  /** For each fold, from the other folds alone: what calibrates its windows when they are to judge. */
  readonly withoutFold: readonly Calibration[];
}

/** How strongly a calibration is held to changing nothing, strongest first. */
const RIDGES = [1, 0.3, 0.1, 0.03, 0.01, 0.003, 0.001];

/** For want of a second fold to choose it by. */
const USUAL_RIDGE = 0.1;

/**
 * Platt's scaling (Platt, 1999) of the confidence, held by a ridge to the identity. Every fold weighs
 * alike, and the ridge is the one under which folds left out are told best: people differ more than
 * their windows, so few people must not move it far. (Per-class weights were tried: they cost accuracy.)
 */
export function fitCalibration(outOfFold: OutOfFold): FittedCalibration {
  const tallies = tallyFolds(outOfFold);
  return {
    all: fitBest(tallies),
    withoutFold: tallies.map((_, fold) => fitBest(tallies.toSpliced(fold, 1))),
  };
}

/** Answers of a fold by their confidence: share of the fold's answers, and of its right answers, a step. */
interface Tally {
  readonly answers: Float64Array;
  readonly right: Float64Array;
}

/** Confidences are counted in steps of log-odds: finer than it matters, and many fits cost nothing. */
const STEP = 0.05;
const HALF = Math.ceil(logOdds(1) / STEP);
const STEPS = 2 * HALF + 1;

function tallyFolds(outOfFold: OutOfFold): Tally[] {
  const { truth, folds } = outOfFold;
  const count = folds.reduce((most, fold) => Math.max(most, fold + 1), 0);
  const sizes = new Uint32Array(count);
  for (const fold of folds) sizes[fold]++;
  const tallies = Array.from({ length: count }, () => ({
    answers: new Float64Array(STEPS),
    right: new Float64Array(STEPS),
  }));
  truth.forEach((label, row) => {
    const probabilities = probabilitiesOf(outOfFold, row);
    const best = indexOfLargest(probabilities);
    const step = HALF + Math.round(logOdds(probabilities[best]) / STEP);
    const { answers, right } = tallies[folds[row]];
    answers[step] += 1 / sizes[folds[row]];
    if (best === label) right[step] += 1 / sizes[folds[row]];
  });
  return tallies;
}

function fitBest(tallies: readonly Tally[]): Calibration {
  if (tallies.length < 2) return fit(mean(tallies), USUAL_RIDGE);
  const others = tallies.map((_, fold) => mean(tallies.toSpliced(fold, 1)));
  let [best] = RIDGES;
  let least = Infinity;
  for (const ridge of RIDGES) {
    const loss = tallies.reduce((sum, left, fold) => sum + logLoss(left, fit(others[fold], ridge)), 0);
    if (loss < least) [best, least] = [ridge, loss];
  }
  return fit(mean(tallies), best);
}

function mean(tallies: readonly Tally[]): Tally {
  const answers = new Float64Array(STEPS);
  const right = new Float64Array(STEPS);
  for (const tally of tallies) {
    for (let step = 0; step < STEPS; step++) {
      answers[step] += tally.answers[step] / tallies.length;
      right[step] += tally.right[step] / tallies.length;
    }
  }
  return { answers, right };
}

/** Minimises the mean log loss + ridge × (intercept² + (slope - 1)²) by Newton's method. */
function fit({ answers, right }: Tally, ridge: number): Calibration {
  let intercept = 0;
  let slope = 1;
  for (let round = 0; round < 100; round++) {
    let [g0, g1] = [2 * ridge * intercept, 2 * ridge * (slope - 1)];
    let [h00, h01, h11] = [2 * ridge, 0, 2 * ridge];
    for (let step = 0; step < STEPS; step++) {
      if (answers[step] === 0) continue;
      const x = (step - HALF) * STEP;
      const p = logistic(intercept + slope * x);
      const error = answers[step] * p - right[step];
      const weight = answers[step] * p * (1 - p);
      g0 += error;
      g1 += error * x;
      h00 += weight;
      h01 += weight * x;
      h11 += weight * x * x;
    }
    const determinant = h00 * h11 - h01 * h01;
    const down = limited((h11 * g0 - h01 * g1) / determinant);
    const flatter = limited((h00 * g1 - h01 * g0) / determinant);
    intercept -= down;
    slope = Math.max(0, slope - flatter);
    if (Math.abs(down) + Math.abs(flatter) < 1e-10) break;
  }
  return { intercept, slope };
}

/** Far from the minimum Newton's steps may be too long. */
function limited(step: number): number {
  return Math.max(-1, Math.min(1, step));
}

function logLoss({ answers, right }: Tally, { intercept, slope }: Calibration): number {
  let loss = 0;
  for (let step = 0; step < STEPS; step++) {
    if (answers[step] === 0) continue;
    const p = logistic(intercept + slope * (step - HALF) * STEP);
    loss -= right[step] * Math.log(p) + (answers[step] - right[step]) * Math.log(1 - p);
  }
  return loss;
}
