// Fixed numbers: see golden.py.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createRandom } from './index.ts';
import { hash } from './hash.ts';

const draw = (count: number, one: () => number) => Array.from({ length: count }, one);
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

describe('a seed', () => {
  test('fixes every number for good', () => {
    const random = createRandom(42);
    expect(draw(3, () => random.int(1_000_000))).toEqual([883107, 116256, 356351]);
    expect(random.next()).toBe(0.8962159781584595);
  });

  test('gives other numbers than its neighbours, beyond 32 bits and below zero too', () => {
    const seeds = [0, 1, 2, -1, 2 ** 32, 2 ** 32 + 1, 2 ** 52];
    expect(new Set(seeds.map((seed) => createRandom(seed).next())).size).toBe(seeds.length);
  });
});

describe('a fork', () => {
  test('depends on seed and stream, not on what was drawn before', () => {
    const random = createRandom(7);
    const early = random.fork(3).next();
    draw(10, () => random.next());
    expect(random.fork(3).next()).toBe(early);
    expect(random.fork(4).next()).not.toBe(early);
    expect(random.fork(3).fork(1).next()).not.toBe(random.fork(1).fork(3).next());
  });

  test('shares no trend with its siblings', () => {
    const random = createRandom(7);
    const products = draw(2000, () => 0).map((_, i) => {
      const [a, b] = [random.fork(i), random.fork(i + 1)];
      return (a.next() - 0.5) * (b.next() - 0.5);
    });
    expect(Math.abs(mean(products))).toBeLessThan(0.008); // 4 standard errors of 1/12/√2000
  });
});

test('whole numbers stay below n and reach each of them', () => {
  fc.assert(
    fc.property(fc.integer(), fc.integer({ min: 1, max: 20 }), (seed, n) => {
      const random = createRandom(seed);
      expect(new Set(draw(100 * n, () => random.int(n)))).toEqual(new Set(draw(n, () => 0).map((_, i) => i)));
    }),
    { numRuns: 50 },
  );
  const random = createRandom(1);
  expect(Math.max(...draw(1000, () => random.int(2 ** 32)))).toBeLessThan(2 ** 32);
});

test('uniform numbers have the moments of the uniform distribution', () => {
  const random = createRandom(1);
  const values = draw(100_000, () => random.next());
  expect(mean(values)).toBeCloseTo(1 / 2, 2);
  expect(mean(values.map((x) => x * x))).toBeCloseTo(1 / 3, 2);
  expect(Math.min(...values.slice(0, 1000))).toBeGreaterThanOrEqual(0);
  expect(Math.max(...values.slice(0, 1000))).toBeLessThan(1);
});

test('normal numbers have the moments of the standard normal distribution', () => {
  const random = createRandom(1);
  const values = draw(100_000, () => random.normal());
  expect(Math.abs(mean(values))).toBeLessThan(0.015);
  expect(Math.abs(mean(values.map((x) => x ** 2)) - 1)).toBeLessThan(0.02);
  expect(Math.abs(mean(values.map((x) => x ** 3)))).toBeLessThan(0.05);
  expect(Math.abs(mean(values.map((x) => x ** 4)) - 3)).toBeLessThan(0.15);
  expect(values.filter((x) => Math.abs(x) < 1).length / values.length).toBeCloseTo(0.6827, 2);
});

test('the hash is Murmur3 of the numbers as little-endian 64-bit integers', () => {
  expect(hash([0], 0)).toBe(1669671676);
  expect(hash([42], 1)).toBe(1683010100);
  expect(hash([2 ** 40 + 5, -3], 7)).toBe(-1656593146);
});
