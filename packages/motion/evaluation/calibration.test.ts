import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { calibrate, type Calibration } from './calibration.ts';
import { indexOfLargest } from './largest.ts';

const calibrations: fc.Arbitrary<Calibration> = fc.record({
  intercept: fc.double({ min: -4, max: 4, noNaN: true }),
  slope: fc.double({ min: 0, max: 6, noNaN: true }),
});
const votes = fc
  .array(fc.nat(50), { minLength: 2, maxLength: 8 })
  .filter((counts) => counts.some((count) => count > 0))
  .map((counts) => counts.map((count) => count / counts.reduce((sum, one) => sum + one)));

function calibrated(probabilities: readonly number[], calibration: Calibration): Float64Array {
  const out = Float64Array.from(probabilities);
  calibrate(out, calibration);
  return out;
}

describe('calibrated probabilities', () => {
  test('sum to 1, none below 0, and the answer stays the answer', () => {
    fc.assert(
      fc.property(votes, calibrations, (probabilities, calibration) => {
        const out = calibrated(probabilities, calibration);
        expect(out.reduce((sum, p) => sum + p)).toBeCloseTo(1, 12);
        expect(out.every((p) => p >= 0)).toBe(true);
        expect(indexOfLargest(out)).toBe(indexOfLargest(probabilities));
      }),
    );
  });

  test('keep the proportions of the others', () => {
    const out = calibrated([0.1, 0.6, 0.3], { intercept: 0.5, slope: 1.5 });
    expect(out[2] / out[0]).toBeCloseTo(3, 12);
  });

  test('are unchanged by a calibration that changes nothing', () => {
    fc.assert(
      fc.property(votes, (probabilities) => {
        const out = calibrated(probabilities, { intercept: 0, slope: 1 });
        // Certainty is the one thing that is not believed.
        out.forEach((p, c) => expect(Math.abs(p - probabilities[c])).toBeLessThanOrEqual(0.002 + 1e-6));
      }),
    );
  });

  test('are the logistic of the shifted and scaled log-odds', () => {
    const logOdds = Math.log(0.8 / 0.2);
    const [out] = calibrated([0.8, 0.15, 0.05], { intercept: -0.4, slope: 1.7 });
    expect(out).toBeCloseTo(1 / (1 + Math.exp(0.4 - 1.7 * logOdds)), 12);
  });

  test('are the surer, the surer the classifier was', () => {
    const confidence = fc.double({ min: 0.501, max: 1, noNaN: true });
    fc.assert(
      fc.property(confidence, confidence, calibrations, (one, other, calibration) => {
        const [a] = calibrated([one, 1 - one], calibration);
        const [b] = calibrated([other, 1 - other], calibration);
        expect(Math.sign(a - b) * Math.sign(one - other)).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});
