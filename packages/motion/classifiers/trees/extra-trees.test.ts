import { describe, expect, test } from 'vitest';
import { families } from '../index.ts';
import {
  accuracy,
  answers,
  blobs,
  bytesOf,
  CLASSES,
  everySecondRow,
  FEATURES,
  trainerOf,
} from './blobs.fixture.ts';
import { readIris } from './iris.fixture.ts';

const extraTrees = families.extra_trees;
const train = trainerOf(extraTrees, { trees: 30 });

describe('extra trees', () => {
  test('learn classes that lie apart without a fault, and tell those they never saw', async () => {
    const { state } = await train(blobs(1, 300, 6));
    expect(accuracy(extraTrees.revive(state), blobs(1, 300, 6))).toBe(1);
    expect(accuracy(extraTrees.revive(state), blobs(2, 300, 6))).toBeGreaterThan(0.99);
  });

  test('know every row they grew on, for no row is left out', async () => {
    const data = blobs(1, 200, 0.2);
    const { state, outOfBagAccuracy } = await train(data);
    expect(accuracy(extraTrees.revive(state), data)).toBe(1);
    expect(outOfBagAccuracy).toBeNull();
  });

  test('answer with probabilities that sum to 1', async () => {
    const { state } = await train(blobs(1, 200, 1));
    for (const p of answers(extraTrees.revive(state), blobs(2, 100, 1))) {
      expect(Math.min(...p)).toBeGreaterThanOrEqual(0);
      expect(p.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 12);
    }
  });

  test('find what tells the classes apart important, in shares of 1', async () => {
    const { importance } = await train(blobs(1, 300, 3));
    expect(importance.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 12);
    expect(Math.min(...importance.subarray(0, 6))).toBeGreaterThan(2 * Math.max(...importance.subarray(6)));
  });

  test('learn from the given rows alone', async () => {
    const data = blobs(1, 300, 3);
    const { rows, alone } = everySecondRow(data);
    expect(await bytesOf(train(data, {}, { rows }))).toEqual(await bytesOf(train(alone)));
  });

  test('know a class without a row by name, and never answer it', async () => {
    const data = blobs(1, 90, 3);
    const { state } = await train({ ...data, labels: data.labels.map((label) => label % 2) });
    expect(state.classes).toEqual(CLASSES);
    for (const p of answers(extraTrees.revive(state), data)) expect(p[2]).toBe(0);
  });

  test('are the same for the same data and seed, others for another seed', async () => {
    const data = blobs(1, 200, 1);
    const bytes = await bytesOf(train(data));
    expect(await bytesOf(train(data))).toEqual(bytes);
    expect(await bytesOf(train(data, {}, { seed: 1 }))).not.toEqual(bytes);
  });
});

describe('a hyperparameter', () => {
  const data = blobs(1, 300, 1);
  const nodes = async (given: Record<string, number>) =>
    (await train(data, given)).state.arrays.feature.length;

  test('bootstrap leaves rows out, and estimates the accuracy by them', async () => {
    const { state, outOfBagAccuracy } = await train(blobs(1, 1500, 1.2), { trees: 60, bootstrap: 1 });
    const unseen = accuracy(extraTrees.revive(state), blobs(2, 3000, 1.2));
    expect(Math.abs((outOfBagAccuracy ?? 0) - unseen)).toBeLessThan(0.04);
  });

  test('max_depth limits the splits on the way to a leaf', async () => {
    expect(await nodes({ max_depth: 1 })).toBe(30 * 3);
  });

  test('min_leaf makes smaller trees', async () => {
    expect(await nodes({ min_leaf: 5 })).toBeLessThan(await nodes({ min_leaf: 1 }));
    expect(await nodes({ min_leaf: 150 })).toBeLessThanOrEqual(30 * 3);
  });

  test('features_per_split of all makes trees that choose a telling feature', async () => {
    const { importance } = await train(blobs(1, 300, 6), { features_per_split: FEATURES, max_depth: 1 });
    expect(importance.subarray(6).every((share) => share === 0)).toBe(true);
  });

  test('bins coarsens what the trees see', async () => {
    const { feature, threshold } = (await train(data, { bins: 2 })).state.arrays;
    const seen = new Set(Array.from(feature, (f, node) => (f < 0 ? '' : `${f} ${threshold[node]}`)));
    seen.delete('');
    expect(seen.size).toBeLessThanOrEqual(FEATURES);
  });
});

/** See golden/iris.py. */
test('agree with scikit-learn on the iris measurements', async () => {
  const { data, between, golden } = readIris();
  const { state, importance, outOfBagAccuracy } = await train(data, {
    trees: 1000,
    features_per_split: 2,
    bootstrap: 1,
  });
  const { out_of_bag_accuracy, importance: theirs, probabilities_between } = golden.extra_trees;
  expect(Math.abs((outOfBagAccuracy ?? 0) - out_of_bag_accuracy)).toBeLessThan(0.015);
  importance.forEach((share, i) => expect(Math.abs(share - theirs[i])).toBeLessThan(0.06));
  answers(extraTrees.revive(state), between).forEach((p, row) =>
    p.forEach((value, k) => expect(Math.abs(value - probabilities_between[row][k])).toBeLessThan(0.12)),
  );
});
