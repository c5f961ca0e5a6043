import { describe, expect, test } from 'vitest';
import type { Dataset } from '../classifiers/index.ts';
import { createRandom } from '../random/index.ts';
import { distanceTo, fitNovelty, ofFeatures } from './novelty.ts';

/** Two classes, 4 apart in the first feature and alike in the second; the third never varies. */
function twoClouds(rows = 2000): Dataset {
  const random = createRandom(3);
  const labels = Uint16Array.from({ length: rows }, (_, i) => i % 2);
  return {
    values: Float32Array.from(
      [...labels].flatMap((label) => [4 * label + random.normal(), random.normal(), 7]),
    ),
    rows,
    features: ['apart', 'alike', 'constant'],
    labels,
    classes: ['row', 'squat'],
    groups: new Uint32Array(rows),
  };
}

const data = twoClouds();
const all = Uint32Array.from({ length: data.rows }, (_, row) => row);
const novelty = fitNovelty(data, all);
const distance = (values: readonly number[], answer: number) =>
  distanceTo(novelty, Float64Array.from(values), 0, answer);

describe('the distance from a class', () => {
  test('is 0 at its centre and about 1 for its own windows', () => {
    expect(distance([0, 0, 7], 0)).toBeLessThan(0.01);
    expect(distance([4, 0, 7], 1)).toBeLessThan(0.01);
    const own = [...all].filter((row) => data.labels[row] === 0);
    const mean = own.reduce((sum, row) => sum + distanceTo(novelty, data.values, 3 * row, 0), 0) / own.length;
    expect(mean).toBeGreaterThan(0.75);
    expect(mean).toBeLessThan(1.05);
  });

  test('counts features by how well they tell classes apart', () => {
    expect(novelty.weights[0]).toBeGreaterThan(0.95);
    expect(novelty.weights[2]).toBe(0);
    expect(novelty.weights.reduce((sum, weight) => sum + weight)).toBeCloseTo(1, 6);
    expect(distance([3, 0, 7], 0)).toBeGreaterThan(10 * distance([0, 3, 7], 0));
  });

  test('is bounded, so that one feature gone wild does not decide alone', () => {
    expect(distance([1e9, 0, 7], 0)).toBeLessThanOrEqual(25);
    expect(distance([0, 0, 1e9], 0)).toBeLessThan(0.01);
  });

  test('learns from the given rows alone', () => {
    const some = all.filter((row) => row < 100);
    const shifted = { ...data, values: data.values.map((value, i) => (i < 300 ? value : value + 50)) };
    expect(fitNovelty(shifted, some)).toEqual(fitNovelty(data, some));
  });

  test('of fewer features is that of a model of these features', () => {
    const fewer = ofFeatures(novelty, [1, 0]);
    const [at0, at1] = [novelty.weights[1], novelty.weights[0]];
    expect(fewer.weights[0] / fewer.weights[1]).toBeCloseTo(at0 / at1, 4);
    expect(fewer.weights[0] + fewer.weights[1]).toBeCloseTo(1, 6);
    expect(distanceTo(fewer, Float64Array.of(0.5, 2), 0, 1)).toBeCloseTo(distance([2, 0.5, 7], 1), 5);
  });
});

test('a class without windows leaves the others their distances', () => {
  const novel = fitNovelty({ ...data, classes: [...data.classes, 'yoga'] }, all);
  expect(distanceTo(novel, Float64Array.of(0, 0, 7), 0, 0)).toBeLessThan(0.01);
  expect([...novel.variances].every(Number.isFinite)).toBe(true);
});
