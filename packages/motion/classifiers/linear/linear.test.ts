import { describe, expect, test } from 'vitest';
import { families } from '../index.ts';
import { readStandardised } from '../standardised.fixture.ts';
import { answers, blobs, trainerOf } from '../trees/blobs.fixture.ts';

const PLAIN = { clip: 0, max_correlation: 1 };
const { data, between, golden } = readStandardised();

/** Rows of numbers that should be close. */
function expectClose(got: readonly ArrayLike<number>[], wanted: number[][], tolerance: number): void {
  expect(got.length).toBe(wanted.length);
  wanted.forEach((row, i) =>
    row.forEach((value, k) => expect(Math.abs(got[i][k] - value)).toBeLessThan(tolerance)),
  );
}

const rowsOf = (values: ArrayLike<number>, columns: number) =>
  Array.from({ length: values.length / columns }, (_, i) =>
    Array.from({ length: columns }, (__, c) => values[i * columns + c]),
  );

describe('logistic regression', () => {
  const train = trainerOf(families.logistic, { ...PLAIN, penalty: 0.02 });

  test.each([
    ['ridge', 0],
    ['elastic_net', 0.5],
  ] as const)("comes to scikit-learn's solution: %s", async (name, share) => {
    const { state } = await train(data, { l1_share: share });
    expectClose(rowsOf(state.arrays.weights, 4), golden[name].coefficients, 1e-3);
    const classifier = families.logistic.revive(state);
    expectClose(answers(classifier, between), golden[name].probabilities_between, 1e-3);
  });

  test('leaves features out as the share of absolute values says', async () => {
    const noisy = blobs(1, 300, 2);
    const zeros = async (share: number) => {
      const { state } = await train(noisy, { penalty: 0.1, l1_share: share });
      return [...state.arrays.weights].filter((weight) => weight === 0).length;
    };
    expect(await zeros(0)).toBe(0);
    expect(await zeros(1)).toBeGreaterThan(await zeros(0.3));
    // Of 12 features half are noise, and each class is told by its own two.
    expect(await zeros(1)).toBeGreaterThanOrEqual(18);
  });

  test('is surer with a smaller penalty', async () => {
    const sureness = async (penalty: number) => {
      const classifier = families.logistic.revive((await train(data, { penalty })).state);
      return answers(classifier, between).reduce((sum, p) => sum + Math.max(...p), 0);
    };
    expect(await sureness(0.001)).toBeGreaterThan(await sureness(0.1));
  });
});

describe('discriminant analysis', () => {
  const { discriminant } = families;
  const train = trainerOf(discriminant, { ...PLAIN, shrinkage: 0.3, group_weight: 1, calibration_folds: 0 });

  test("comes to scikit-learn's solution but for sharpness", async () => {
    const { state } = await train(data);
    const { weights, offsets } = state.arrays;
    const { coefficients, intercepts } = golden.discriminant;
    const sharpness = weights[0] / coefficients[0][0];
    expectClose(
      rowsOf(weights, 4),
      coefficients.map((row) => row.map((value) => value * sharpness)),
      1e-4,
    );
    const mean = [...offsets].reduce((sum, value) => sum + value, 0) / 3;
    expectClose(
      [Float64Array.from(offsets, (value) => value - mean)],
      [intercepts.map((value) => value * sharpness)],
      1e-4,
    );
  });

  test('trusts features less in which people differ, the more their differences weigh', async () => {
    // Feature 0 tells the classes apart, and so does feature 3, where people differ.
    const people = blobs(1, 300, 2);
    const groups = Uint32Array.from({ length: 300 }, (_, row) => Math.floor(row / 60));
    const values = people.values.map((value, at) =>
      at % 12 === 3 ? value + 2 * ((groups[Math.floor(at / 12)] % 3) - 1) : value,
    );
    const share = async (weight: number) => {
      const { state } = await train({ ...people, values, groups }, { group_weight: weight });
      return state.arrays.weights[3] / state.arrays.weights[0];
    };
    expect(await share(16)).toBeLessThan(0.7 * (await share(0)));
  });

  test('comes nearer to the class means alone as it shrinks', async () => {
    const ratio = async (shrinkage: number) => {
      const [a, b] = (await train(data, { shrinkage })).state.arrays.weights.subarray(2, 4);
      return a / b;
    };
    const means = [2, 3].map((c) => {
      const standardised = golden.values
        .slice(0, 50)
        .map((row) => (row[c] - golden.mean[c]) / golden.deviation[c]);
      return standardised.reduce((sum, value) => sum + value, 0) / 50;
    });
    expect(await ratio(1)).toBeCloseTo(means[0] / means[1], 6);
    expect(await ratio(0.01)).not.toBeCloseTo(means[0] / means[1], 1);
  });
});
