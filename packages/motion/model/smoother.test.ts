import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Smoother } from './smoother.ts';

const squat = Float64Array.of(1, 0);
const row = Float64Array.of(0, 1);

describe('smoothed probabilities', () => {
  test('begin with the first window and move to each new one by its weight', () => {
    const smoother = new Smoother(0.25);
    expect([...smoother.add(squat)]).toEqual([1, 0]);
    expect([...smoother.add(row)]).toEqual([0.75, 0.25]);
    expect([...smoother.add(row)]).toEqual([0.5625, 0.4375]);
  });

  test('do not flicker for a single odd window, and follow a new exercise at the second', () => {
    const smoother = new Smoother(0.5);
    const sure = Float64Array.of(0.9, 0.1);
    const odd = Float64Array.of(0.2, 0.8);
    const likelier = [sure, sure, odd, sure, sure, odd, odd].map((window) => {
      const [ofSquat, ofRow] = smoother.add(window);
      return ofSquat > ofRow ? 'squat' : 'row';
    });
    expect(likelier).toEqual(['squat', 'squat', 'squat', 'squat', 'squat', 'squat', 'row']);
  });

  test('with weight 1 are those of the window', () => {
    const smoother = new Smoother(1);
    smoother.add(squat);
    expect([...smoother.add(row)]).toEqual([0, 1]);
  });

  test('stay probabilities', () => {
    const probabilities = fc
      .array(fc.double({ min: 0.001, max: 1, noNaN: true }), { minLength: 3, maxLength: 3 })
      .map((parts) => Float64Array.from(parts, (part) => part / parts.reduce((a, b) => a + b)));
    const weight = fc.double({ min: 0.01, max: 1, noNaN: true });
    fc.assert(
      fc.property(weight, fc.array(probabilities, { minLength: 1 }), (share, windows) => {
        const smoother = new Smoother(share);
        for (const window of windows) {
          const smoothed = smoother.add(window);
          expect(smoothed.reduce((sum, p) => sum + p)).toBeCloseTo(1, 9);
          expect(Math.min(...smoothed)).toBeGreaterThanOrEqual(0);
        }
      }),
    );
  });

  test('leave the window itself alone', () => {
    const smoother = new Smoother(0.5);
    smoother.add(squat);
    smoother.add(row);
    expect([...squat, ...row]).toEqual([1, 0, 0, 1]);
  });

  test('forget when told to, and when a model of other classes comes', () => {
    const smoother = new Smoother(0.5);
    smoother.add(squat);
    smoother.reset();
    expect([...smoother.add(row)]).toEqual([0, 1]);
    expect([...smoother.add(Float64Array.of(0, 0, 1))]).toEqual([0, 0, 1]);
  });
});
