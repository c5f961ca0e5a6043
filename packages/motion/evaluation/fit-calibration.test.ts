import { describe, expect, test } from 'vitest';
import { createRandom } from '../random/index.ts';
import { logistic, logOdds } from './calibration.ts';
import { calibratedOutOfFold, confidencesOf, reportCalibration } from './calibration-report.ts';
import { fitCalibration } from './fit-calibration.ts';
import type { OutOfFold } from './out-of-fold.ts';

/** Answers whose confidence c is right logistic(intercept + slope × log-odds of c) of the time. */
function answered({ folds = 4, rows = 3000, intercept = 0, slope = 1, seed = 1 } = {}): OutOfFold {
  const random = createRandom(seed);
  const confidences = Array.from({ length: folds * rows }, () => 0.5 + 0.5 * random.next());
  return {
    classes: ['row', 'squat'],
    probabilities: Float32Array.from(confidences.flatMap((c) => [c, 1 - c])),
    distances: new Float32Array(folds * rows).fill(1),
    truth: Uint16Array.from(confidences, (c) =>
      random.next() < logistic(intercept + slope * logOdds(c)) ? 0 : 1,
    ),
    folds: Uint16Array.from(confidences, (_, row) => row % folds),
  };
}

describe('a calibration', () => {
  test.each([
    { intercept: 0, slope: 1 },
    { intercept: 0, slope: 0.4 },
    { intercept: 0.5, slope: 2 },
  ])('finds how confidence and truth hang together: %o', (true_) => {
    const { all } = fitCalibration(answered(true_));
    expect(Math.abs(all.intercept - true_.intercept)).toBeLessThan(0.2);
    expect(Math.abs(all.slope - true_.slope)).toBeLessThan(0.2);
  });

  test('is blind to its own fold: other answers there change nothing', () => {
    const one = answered({ slope: 0.5 });
    const other = {
      ...one,
      truth: one.truth.map((label, row) => (one.folds[row] === 2 ? 1 - label : label)),
    };
    const [before, after] = [fitCalibration(one), fitCalibration(other)];
    expect(after.withoutFold[2]).toEqual(before.withoutFold[2]);
    expect(after.withoutFold[1]).not.toEqual(before.withoutFold[1]);
    const judged = calibratedOutOfFold(other, after).probabilities.filter(
      (_, i) => other.folds[i >> 1] === 2,
    );
    const judgedBefore = calibratedOutOfFold(one, before).probabilities;
    expect(judged).toEqual(judgedBefore.filter((_, i) => one.folds[i >> 1] === 2));
  });

  test('is not moved far by a handful of answers', () => {
    const { all } = fitCalibration(answered({ folds: 2, rows: 3 }));
    expect(Math.abs(all.slope - 1)).toBeLessThan(0.5);
    expect(Math.abs(all.intercept)).toBeLessThan(1);
  });

  test('counts every fold alike, however many answers it has', () => {
    const small = answered({ folds: 3, rows: 400, slope: 0.5 });
    const doubled = (array: Float32Array | Uint16Array, per: number): number[] =>
      Array.from(small.folds).flatMap((fold, row) => {
        const values = [...array.subarray(row * per, (row + 1) * per)];
        return fold === 0 ? [...values, ...values] : values;
      });
    const large = {
      ...small,
      probabilities: Float32Array.from(doubled(small.probabilities, 2)),
      truth: Uint16Array.from(doubled(small.truth, 1)),
      folds: Uint16Array.from(doubled(small.folds, 1)),
    };
    expect(fitCalibration(large).all.slope).toBeCloseTo(fitCalibration(small).all.slope, 9);
  });

  test('makes an overconfident classifier honest on folds it was not fitted on', () => {
    const outOfFold = answered({ slope: 0.3, folds: 5 });
    const report = reportCalibration(outOfFold, fitCalibration(outOfFold));
    expect(report.ece_raw).toBeGreaterThan(0.1);
    expect(report.ece).toBeLessThan(0.02);
    expect(report.table.reduce((sum, { windows }) => sum + windows, 0)).toBe(outOfFold.truth.length);
    expect(confidencesOf(outOfFold).every((c) => c >= 0.5)).toBe(true);
  });
});
