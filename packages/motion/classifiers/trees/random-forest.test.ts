import { describe, expect, test } from 'vitest';
import { inline } from '../../parallel/index.ts';
import { families, resolveHyperparameters } from '../index.ts';
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

const forest = families.random_forest;
const train = trainerOf(forest, { trees: 30 });

describe('a random forest', () => {
  test('learns classes that lie apart without a fault, and tells those it never saw', async () => {
    const { state, outOfBagAccuracy } = await train(blobs(1, 300, 6));
    expect(accuracy(forest.revive(state), blobs(1, 300, 6))).toBe(1);
    expect(accuracy(forest.revive(state), blobs(2, 300, 6))).toBeGreaterThan(0.99);
    expect(outOfBagAccuracy).toBeGreaterThan(0.99);
  });

  test('answers with probabilities that sum to 1', async () => {
    const { state } = await train(blobs(1, 200, 1));
    for (const p of answers(forest.revive(state), blobs(2, 100, 1))) {
      expect(Math.min(...p)).toBeGreaterThanOrEqual(0);
      expect(p.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 12);
    }
  });

  test('estimates its accuracy on unseen rows out of bag', async () => {
    const { state, outOfBagAccuracy } = await train(blobs(1, 1500, 1.2), { trees: 60 });
    const unseen = accuracy(forest.revive(state), blobs(2, 3000, 1.2));
    expect(outOfBagAccuracy).toBeGreaterThan(unseen - 0.04);
    expect(outOfBagAccuracy).toBeLessThan(unseen + 0.04);
  });

  test('finds what tells the classes apart important, in shares of 1', async () => {
    const { importance } = await train(blobs(1, 300, 3));
    expect(importance.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 12);
    expect(Math.min(...importance.subarray(0, 6))).toBeGreaterThan(2 * Math.max(...importance.subarray(6)));
  });

  test('learns from the given rows alone', async () => {
    const data = blobs(1, 300, 3);
    const { rows, alone } = everySecondRow(data);
    expect(await bytesOf(train(data, {}, { rows }))).toEqual(await bytesOf(train(alone)));
  });

  test('knows a class without a row by name, and never answers it', async () => {
    const data = blobs(1, 90, 3);
    const { state } = await train({ ...data, labels: data.labels.map((label) => label % 2) });
    expect(state.classes).toEqual(CLASSES);
    for (const p of answers(forest.revive(state), data)) expect(p[2]).toBe(0);
  });

  test('is a single leaf a tree where nothing tells the rows apart', async () => {
    const data = blobs(1, 30, 0);
    const { state, importance } = await train({ ...data, values: data.values.map(() => 1) }, { trees: 3 });
    expect([...state.arrays.feature]).toEqual([-1, -1, -1]);
    expect([...importance]).toEqual(new Array(FEATURES).fill(0));
  });
});

describe('the bytes of a forest', () => {
  const data = blobs(1, 200, 1);

  test('are the same for the same data and seed, others for another seed', async () => {
    const bytes = await bytesOf(train(data));
    expect(await bytesOf(train(data))).toEqual(bytes);
    expect(await bytesOf(train(data, {}, { seed: 1 }))).not.toEqual(bytes);
  });

  test('do not depend on where the values lie', async () => {
    const copied = { ...data, values: Float32Array.from(data.values) };
    expect(await bytesOf(train(copied))).toEqual(await bytesOf(train(data)));
  });

  test('begin with those of a smaller forest', async () => {
    const [few, more] = [await train(data, { trees: 7 }), await train(data, { trees: 12 })];
    const { feature } = few.state.arrays;
    expect(more.state.arrays.feature.subarray(0, feature.length)).toEqual(feature);
  });
});

describe('a hyperparameter', () => {
  const data = blobs(1, 300, 1);
  const nodes = async (given: Record<string, number>) =>
    (await train(data, given)).state.arrays.feature.length;

  test('max_depth limits the splits on the way to a leaf', async () => {
    expect(await nodes({ max_depth: 1 })).toBe(30 * 3);
    expect(await nodes({ max_depth: 3 })).toBeLessThanOrEqual(30 * 15);
  });

  test('min_leaf makes smaller trees', async () => {
    expect(await nodes({ min_leaf: 100 })).toBeLessThanOrEqual(30 * 3);
    expect(await nodes({ min_leaf: 5 })).toBeLessThan(await nodes({ min_leaf: 1 }));
  });

  test('features_per_split of all makes trees that choose the best feature', async () => {
    const { importance } = await train(blobs(1, 300, 3), { features_per_split: FEATURES, max_depth: 1 });
    expect(importance.subarray(6).every((share) => share === 0)).toBe(true);
  });

  test('bins coarsens what the trees see', async () => {
    const { state } = await train(data, { bins: 2 });
    const { feature, threshold } = state.arrays;
    const seen = new Set(
      Array.from(feature, (f, node) => (f < 0 ? '' : `${f} ${threshold[node]}`)).filter(Boolean),
    );
    expect(seen.size).toBeLessThanOrEqual(FEATURES);
  });
});

test('progress rises to 1', async () => {
  const told: number[] = [];
  const hyperparameters = resolveHyperparameters(forest, { trees: 12 });
  await forest.train(blobs(1, 60, 1), hyperparameters, {
    seed: 0,
    parallel: inline,
    onProgress: (f) => told.push(f),
  });
  expect(told).toEqual([1 / 3, 2 / 3, 1]);
});

test('an abort ends the training', async () => {
  const controller = new AbortController();
  const context = { seed: 0, parallel: inline, signal: controller.signal };
  const training = forest.train(blobs(1, 60, 1), resolveHyperparameters(forest, {}), {
    ...context,
    onProgress: () => controller.abort(new Error('enough')),
  });
  await expect(training).rejects.toThrow('enough');
});

test('a state whose arrays are not those of a forest is refused', async () => {
  const { state } = await train(blobs(1, 60, 1));
  const { target, leaves } = state.arrays;
  expect(() => forest.revive({ ...state, arrays: { target, leaves } })).toThrow(
    'an array is missing or of another type',
  );
  expect(() => forest.revive({ ...state, classes: ['one'] })).toThrow('the trees do not fit together');
  expect(() => forest.revive({ ...state, features: [] })).toThrow('the trees do not fit together');
});

test.each([
  ['is negative', Float32Array.of(1.5, -0.5, 0)],
  ['sums to nothing', new Float32Array(3)],
  ['is no number', Float32Array.of(NaN, 1, 0)],
])('a state with a leaf that %s is refused', async (_, leaf) => {
  const { state } = await train(blobs(1, 60, 1));
  const leaves = Float32Array.from(state.arrays.leaves);
  leaves.set(leaf, 3);
  expect(() => forest.revive({ ...state, arrays: { ...state.arrays, leaves } })).toThrow(
    'a leaf holds no probabilities',
  );
});

/** See golden/iris.py. */
test('agrees with scikit-learn on the iris measurements', async () => {
  const { data, between, golden } = readIris();
  const { state, importance, outOfBagAccuracy } = await train(data, { trees: 1000, features_per_split: 2 });
  const theirs = golden.random_forest;
  expect(Math.abs((outOfBagAccuracy ?? 0) - theirs.out_of_bag_accuracy)).toBeLessThan(0.015);
  importance.forEach((share, i) => expect(Math.abs(share - theirs.importance[i])).toBeLessThan(0.03));
  answers(forest.revive(state), between).forEach((p, row) =>
    p.forEach((value, k) =>
      expect(Math.abs(value - theirs.probabilities_between[row][k])).toBeLessThan(0.08),
    ),
  );
});
