import { describe, expect, test } from 'vitest';
import { inline } from '../../parallel/index.ts';
import { createRandom } from '../../random/index.ts';
import { families, resolveHyperparameters, type Dataset } from '../index.ts';
import {
  accuracy,
  answers,
  blobs,
  bytesOf,
  CLASSES,
  everySecondRow,
  FEATURES,
  trainerOf,
} from '../trees/blobs.fixture.ts';
import { readIris } from '../trees/iris.fixture.ts';
import { FIXED_ROUNDS } from './boosting-hyperparameters.ts';

const boosting = families.gradient_boosting;
/** A fixed number of rounds unless a test says otherwise. */
const train = trainerOf(boosting, { patience: 0, rounds: 30, column_share: 1 });
const roundsOf = async (training: ReturnType<typeof train>) =>
  ((await training).state.arrays.nodeStarts.length - 1) / CLASSES.length;

describe('gradient boosting', () => {
  test('learns classes that lie apart without a fault, and tells those it never saw', async () => {
    const { state, outOfBagAccuracy } = await train(blobs(1, 300, 6));
    expect(accuracy(boosting.revive(state), blobs(1, 300, 6))).toBe(1);
    expect(accuracy(boosting.revive(state), blobs(2, 300, 6))).toBeGreaterThan(0.98);
    expect(outOfBagAccuracy).toBeNull();
  });

  test('tells two classes with a tree a round', async () => {
    const data = blobs(1, 300, 3);
    const two = { ...data, classes: CLASSES.slice(0, 2), labels: data.labels.map((label) => label % 2) };
    const { state } = await train(two, { rounds: 60, max_leaves: 31, min_leaf: 1 });
    expect(state.arrays.nodeStarts.length - 1).toBe(60);
    expect(accuracy(boosting.revive(state), two)).toBeGreaterThan(0.97);
  });

  test('answers with probabilities that sum to 1', async () => {
    const { state } = await train(blobs(1, 200, 1));
    for (const p of answers(boosting.revive(state), blobs(2, 100, 1))) {
      expect(Math.min(...p)).toBeGreaterThanOrEqual(0);
      expect(p.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 12);
    }
  });

  test('finds what tells the classes apart important, in shares of 1', async () => {
    const { importance } = await train(blobs(1, 300, 3));
    expect(importance.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 12);
    expect(Math.min(...importance.subarray(0, 6))).toBeGreaterThan(2 * Math.max(...importance.subarray(6)));
  });

  test('learns from the given rows alone', async () => {
    const data = { ...blobs(1, 300, 1), groups: Uint32Array.from({ length: 300 }, (_, row) => row % 7) };
    const { rows, alone } = everySecondRow(data);
    const given = { patience: 5 };
    expect(await bytesOf(train(data, given, { rows }))).toEqual(await bytesOf(train(alone, given)));
  });

  test('knows a class without a row by name, and never answers it', async () => {
    const data = blobs(1, 90, 3);
    const { state } = await train({ ...data, labels: data.labels.map((label) => label % 2) });
    expect(state.classes).toEqual(CLASSES);
    for (const p of answers(boosting.revive(state), data)) expect(p[2]).toBe(0);
  });

  test('answers the share of each class where nothing tells the rows apart', async () => {
    const data = blobs(1, 30, 0);
    const labels = data.labels.map((label, row) => (row < 15 ? 0 : label));
    const { state, importance } = await train({ ...data, labels, values: data.values.map(() => 1) });
    const [p] = answers(boosting.revive(state), data);
    CLASSES.forEach((_, k) => {
      expect(p[k]).toBeCloseTo(labels.filter((label) => label === k).length / 30, 6);
    });
    expect([...importance]).toEqual(new Array(FEATURES).fill(0));
  });

  test('is the same for the same data and seed, another for another seed', async () => {
    const data = blobs(1, 200, 1);
    const given = { column_share: 0.5 };
    const bytes = await bytesOf(train(data, given));
    expect(await bytesOf(train(data, given))).toEqual(bytes);
    expect(await bytesOf(train(data, given, { seed: 1 }))).not.toEqual(bytes);
  });
});

/** Rows that a feature gives away: everybody repeats their own exact values, which say nothing of others. */
function habits(people: number, rowsEach: number): Dataset {
  const random = createRandom(4);
  const rows = people * rowsEach;
  const groups = Uint32Array.from({ length: rows }, (_, row) => Math.floor(row / rowsEach));
  const labels = Uint16Array.from({ length: rows }, (_, row) => row % CLASSES.length);
  const centres = Float64Array.from({ length: people * CLASSES.length * 2 }, () => 3 * random.normal());
  const values = new Float32Array(rows * 2);
  values.forEach((_, at) => {
    const row = at >> 1;
    values[at] = centres[2 * (groups[row] * CLASSES.length + labels[row]) + (at % 2)] + 0.2 * random.normal();
  });
  return { values, rows, features: ['a', 'b'], labels, classes: CLASSES, groups };
}

describe('early stopping', () => {
  const given = { patience: 10, rounds: 150, min_leaf: 3 };

  test('judges by people held out whole: habits of the others do not carry on', async () => {
    const data = habits(5, 60);
    const everyRowItsOwn = { ...data, groups: Uint32Array.from(data.groups.keys()) };
    expect(await roundsOf(train(data, given))).toBeLessThan(15);
    expect(await roundsOf(train(everyRowItsOwn, given))).toBeGreaterThan(30);
  });

  test('trains on everybody for the rounds it found', async () => {
    const data = habits(5, 60);
    const rounds = await roundsOf(train(data, given));
    const { state } = await train(data, given);
    const { arrays } = (await train(data, { ...given, patience: 0, rounds })).state;
    expect(state.arrays).toEqual(arrays);
  });

  test('with fewer than three groups is a fixed number of rounds', async () => {
    const data = blobs(1, 60, 1);
    const two = { ...data, groups: data.groups.map((_, row) => row % 2) };
    expect(await roundsOf(train(two, { patience: 5, rounds: 300 }))).toBe(FIXED_ROUNDS);
    expect(await roundsOf(train(two, { patience: 5, rounds: 20 }))).toBe(20);
  });
});

describe('a hyperparameter', () => {
  const data = blobs(1, 300, 1);
  const leaves = async (given: Record<string, number>) => {
    const { leafStarts } = (await train(data, { rounds: 5, ...given })).state.arrays;
    return Array.from(leafStarts.subarray(1), (end, tree) => end - leafStarts[tree]);
  };

  test('max_leaves limits the leaves of a tree', async () => {
    expect(Math.max(...(await leaves({ max_leaves: 7 })))).toBe(7);
  });

  test('max_depth limits the splits on the way to a leaf', async () => {
    expect(Math.max(...(await leaves({ max_depth: 2, max_leaves: 100 })))).toBe(4);
  });

  test('min_leaf keeps leaves large', async () => {
    expect(Math.max(...(await leaves({ min_leaf: 100, max_leaves: 100 })))).toBeLessThanOrEqual(3);
  });

  test('l2 draws the leaves to zero', async () => {
    const size = async (l2: number) =>
      Math.max(...(await train(data, { rounds: 1, l2 })).state.arrays.leaves.map(Math.abs));
    expect(await size(100)).toBeLessThan((await size(0)) / 2);
  });

  test('column_share leaves features to other trees', async () => {
    const { feature } = (await train(data, { column_share: 0.01, rounds: 1 })).state.arrays;
    expect(new Set(feature).size).toBeLessThanOrEqual(1 + CLASSES.length);
  });
});

test('progress rises to 1', async () => {
  const told: number[] = [];
  const data = { ...blobs(1, 90, 1), groups: Uint32Array.from({ length: 90 }, (_, row) => row % 3) };
  const hyperparameters = resolveHyperparameters(boosting, { rounds: 12, patience: 3 });
  const context = { seed: 0, parallel: inline, onProgress: (f: number) => told.push(f) };
  await boosting.train(data, hyperparameters, context);
  expect(told).toEqual(told.toSorted((a, b) => a - b));
  expect(told.at(-1)).toBe(1);
});

test('a state whose arrays are not those of boosting is refused', async () => {
  const { state } = await train(blobs(1, 60, 1));
  const { arrays } = state;
  const refused = (changed: Partial<typeof arrays>, message: string) => {
    const damaged = { ...arrays, ...changed } as typeof arrays;
    expect(() => boosting.revive({ ...state, arrays: damaged })).toThrow(message);
  };
  refused({ start: Float64Array.of(0) }, 'every class needs a score');
  refused({ start: Float64Array.of(0, NaN, 0) }, 'every class needs a score');
  refused({ leaves: new Float32Array(arrays.leaves.length).fill(NaN) }, 'a leaf holds no number');
  refused({ target: new Float32Array(arrays.target.length) }, 'an array is missing or of another type');
  refused({ leafStarts: arrays.leafStarts.subarray(1) }, 'numbers of trees differ');
  const classes = [...CLASSES, 'step'];
  const start = new Float64Array(classes.length);
  expect(() => boosting.revive({ ...state, classes, arrays: { ...arrays, start } })).toThrow(
    'a round lacks a tree',
  );
});

/** See golden/iris.py. */
test('agrees with scikit-learn on the iris measurements', async () => {
  const { data, between, golden } = readIris();
  const theirs = golden.gradient_boosting;
  const given = { rounds: 20, max_leaves: 4, min_leaf: 5, l2: 1, learning_rate: 0.1, bins: 255 };
  const { state } = await train(data, given);
  const classifier = boosting.revive(state);
  const loss =
    answers(classifier, data).reduce((sum, p, row) => sum - Math.log(p[data.labels[row]]), 0) / data.rows;
  expect(Math.abs(loss - theirs.log_loss[19])).toBeLessThan(0.002);
  answers(classifier, between).forEach((p, row) =>
    p.forEach((value, k) =>
      expect(Math.abs(value - theirs.probabilities_between[row][k])).toBeLessThan(0.05),
    ),
  );
});
