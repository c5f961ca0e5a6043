import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { windowStarts } from './index.ts';

describe('windows', () => {
  test('of 4 samples, 2 apart, in 9 samples begin at 0, 2 and 4', () => {
    expect(windowStarts(9, 4, 2)).toEqual([0, 2, 4]);
  });

  test('fit, are a hop apart, and leave no room for another', () => {
    const size = fc.integer({ min: 1, max: 400 });
    fc.assert(
      fc.property(fc.nat(5000), size, size, (length, samples, hop) => {
        const starts = windowStarts(length, samples, hop);
        starts.forEach((start, i) => expect(start).toBe(i * hop));
        for (const start of starts) expect(start + samples).toBeLessThanOrEqual(length);
        expect(starts.length * hop + samples).toBeGreaterThan(length);
      }),
    );
  });
});
