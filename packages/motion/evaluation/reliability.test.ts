// golden/reliability.json: see golden/reliability.py.
import { describe, expect, test } from 'vitest';
import golden from './golden/reliability.json' with { type: 'json' };
import { calibrationError, reliability } from './reliability.ts';

describe('a reliability table is that of scikit-learn', () => {
  test.each(golden)('$name', (expected) => {
    const table = reliability(expected.confidences, expected.right);
    expect(table.map(({ windows }) => windows)).toEqual(expected.windows);
    table.forEach(({ confidence, accuracy }, bin) => {
      expect(confidence).toBeCloseTo(expected.confidence[bin], 12);
      expect(accuracy).toBeCloseTo(expected.accuracy[bin], 12);
    });
    expect(calibrationError(table)).toBeCloseTo(expected.ece, 12);
  });
});

describe('the expected calibration error', () => {
  test('is the mean distance of accuracy from confidence, by windows', () => {
    const table = reliability([0.55, 0.55, 0.95, 0.95], [true, false, true, true], 10);
    expect(table).toEqual([
      { from: 0.5, to: 0.6, windows: 2, confidence: 0.55, accuracy: 0.5 },
      { from: 0.9, to: 1, windows: 2, confidence: 0.95, accuracy: 1 },
    ]);
    expect(calibrationError(table)).toBeCloseTo(0.05, 12);
  });

  test('is 0 when every answer is sure and right, 1 when every one is sure and wrong', () => {
    expect(calibrationError(reliability([1, 1], [true, true]))).toBe(0);
    expect(calibrationError(reliability([1, 1], [false, false]))).toBe(1);
  });

  test('counts a confidence on a bound in the bin below', () => {
    expect(reliability([0.2, 0.21], [true, true], 5).map(({ from }) => from)).toEqual([0, 0.2]);
  });
});
