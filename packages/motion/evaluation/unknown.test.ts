import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { areaUnderCurve } from './left-out-classes.ts';
import { limitFor, strangeness } from './unknown.ts';

describe('the limit', () => {
  test('rejects no more than the stated share of what it was chosen on, and not one less than it may', () => {
    const values = fc.uniqueArray(fc.double({ min: 0, max: 100, noNaN: true }), {
      minLength: 1,
      maxLength: 300,
    });
    fc.assert(
      fc.property(values, fc.constantFrom(0.01, 0.05, 0.1, 0.5), (strange, rate) => {
        const limit = limitFor(strange, rate);
        const rejected = strange.filter((value) => value > limit).length;
        expect(rejected).toBe(Math.floor(rate * strange.length + 1e-9));
      }),
    );
  });
});

test('what is far or unsure is strange', () => {
  expect(strangeness(2, 0.9)).toBeGreaterThan(strangeness(1, 0.9));
  expect(strangeness(1, 0.4)).toBeGreaterThan(strangeness(1, 0.9));
});

test('the area under the curve counts pairs, and ties half', () => {
  expect(areaUnderCurve([3, 4], [1, 2])).toBe(1);
  expect(areaUnderCurve([1, 2], [3, 4])).toBe(0);
  expect(areaUnderCurve([2, 3], [1, 2, 2])).toBe(5 / 6);
  expect(areaUnderCurve([5, 5], [5])).toBe(0.5);
});
