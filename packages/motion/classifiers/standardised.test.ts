import { describe, expect, test } from 'vitest';
import { inline, type Parallel } from '../parallel/index.ts';
import { families, resolveHyperparameters, type Dataset } from './index.ts';
import {
  accuracy,
  answers,
  blobs,
  bytesOf,
  CLASSES,
  everySecondRow,
  FEATURES,
  trainerOf,
} from './trees/blobs.fixture.ts';

/** Blobs of six people. */
const people = (seed: number, rows: number, distance: number): Dataset => ({
  ...blobs(seed, rows, distance),
  groups: Uint32Array.from({ length: rows }, (_, row) => Math.floor((6 * row) / rows)),
});

/** Runs the last task first, on copies, as workers may. */
const backwards: Parallel = {
  threads: 2,
  run: async (name, inputs, options) =>
    (
      await inline.run(
        name,
        inputs.toReversed().map((input) => structuredClone(input)),
        options,
      )
    ).toReversed(),
};

describe.each(['svm', 'logistic', 'discriminant'])('%s', (kind) => {
  const family = families[kind];
  const train = trainerOf(family, {});

  test('learns classes that lie apart, and tells those it never saw', async () => {
    const { state } = await train(people(1, 300, 6));
    expect(accuracy(family.revive(state), people(1, 300, 6))).toBe(1);
    expect(accuracy(family.revive(state), people(2, 300, 6))).toBeGreaterThan(0.99);
  });

  test('answers with probabilities that sum to 1 and are right as often as they say', async () => {
    const { state } = await train(people(1, 600, 1.2));
    const unseen = people(2, 2000, 1.2);
    const classifier = family.revive(state);
    let sure = 0;
    for (const p of answers(classifier, unseen)) {
      expect(Math.min(...p)).toBeGreaterThanOrEqual(0);
      expect(p.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 12);
      sure += Math.max(...p) / unseen.rows;
    }
    expect(Math.abs(accuracy(classifier, unseen) - sure)).toBeLessThan(0.04);
  });

  test('gives the same bytes for the same data, in whatever order and wherever its tasks run', async () => {
    const data = people(1, 120, 1);
    const bytes = await bytesOf(train(data));
    expect(await bytesOf(train(data))).toEqual(bytes);
    const hyperparameters = resolveHyperparameters(family, {});
    expect(await bytesOf(family.train(data, hyperparameters, { seed: 0, parallel: backwards }))).toEqual(
      bytes,
    );
  });

  test('learns from the given rows alone', async () => {
    const data = people(1, 200, 3);
    const { rows, alone } = everySecondRow(data);
    expect(await bytesOf(train(data, {}, { rows }))).toEqual(await bytesOf(train(alone)));
  });

  test('knows a class without a row by name, and never answers it', async () => {
    const data = people(1, 90, 3);
    const { state } = await train({ ...data, labels: data.labels.map((label) => label % 2) });
    expect(state.classes).toEqual(CLASSES);
    for (const p of answers(family.revive(state), data)) expect(p[2]).toBe(0);
  });

  test('answers the only class there is', async () => {
    const data = people(1, 30, 3);
    const { state } = await train({ ...data, labels: data.labels.map(() => 1) });
    for (const p of answers(family.revive(state), data)) expect([...p]).toEqual([0, 1, 0]);
  });

  test('learns a class from a single window', async () => {
    const data = people(1, 91, 8);
    const labels = data.labels.map((label, row) => (row < 90 ? label % 2 : 2));
    labels[90] = 2;
    const alone = { ...data, labels, values: Float32Array.from(data.values) };
    alone.values.fill(30, 90 * FEATURES);
    const classifier = family.revive((await train(alone, { clip: 0 })).state);
    expect(accuracy(classifier, alone)).toBeGreaterThan(0.6);
    expect(answers(classifier, alone)[90].indexOf(Math.max(...answers(classifier, alone)[90]))).toBe(2);
  });

  test('makes nothing of features that are constant or no numbers', async () => {
    const data = people(1, 120, 3);
    const broken = Float32Array.from(data.values, (value, at) =>
      at % FEATURES === 0 ? 7.7 : at % FEATURES === 1 && at % 5 === 0 ? NaN : value,
    );
    const { state } = await train({ ...data, values: broken });
    expect(state.arrays.scalingColumns).not.toContain(0);
    expect(state.arrays.scalingColumns).not.toContain(1);
    expect(accuracy(family.revive(state), { ...data, values: broken })).toBeGreaterThan(0.9);
  });

  test('answers something where no feature varies', async () => {
    const data = people(1, 30, 1);
    const { state } = await train({ ...data, values: data.values.map(() => 1) });
    const [p] = answers(family.revive(state), data);
    expect(p.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 12);
  });

  test('takes a value that is no number for an ordinary one', async () => {
    const classifier = family.revive((await train(people(1, 120, 3))).state);
    const out = new Float64Array(3);
    classifier.predict(new Float64Array(FEATURES).fill(NaN), 0, out);
    expect(out.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 12);
  });

  test('tells how far it is, and stops when it is aborted', async () => {
    const data = people(1, 60, 1);
    const hyperparameters = resolveHyperparameters(family, {});
    const told: number[] = [];
    const onProgress = (fraction: number) => told.push(fraction);
    await family.train(data, hyperparameters, { seed: 0, parallel: inline, onProgress });
    expect(told).toEqual(told.toSorted((a, b) => a - b));
    expect(told.at(-1)).toBe(1);
    const signal = AbortSignal.abort(new Error('enough'));
    await expect(family.train(data, hyperparameters, { seed: 0, parallel: inline, signal })).rejects.toThrow(
      'enough',
    );
  });

  test('refuses arrays that are missing, cut off or hold what cannot be', async () => {
    const { state } = await train(people(1, 60, 1));
    const { arrays } = state;
    expect(() => family.revive({ ...state, classes: ['one'] })).toThrow('does not fit together');
    expect(() => family.revive({ ...state, features: [] })).toThrow('does not fit together');
    for (const [name, array] of Object.entries(arrays)) {
      const without = Object.fromEntries(Object.entries(arrays).filter(([other]) => other !== name));
      expect(() => family.revive({ ...state, arrays: without })).toThrow('does not fit together');
      const cut = { ...arrays, [name]: array.slice(0, -1) };
      expect(() => family.revive({ ...state, arrays: cut })).toThrow('does not fit together');
      const wild = array instanceof Float64Array || array instanceof Float32Array ? NaN : 60_000;
      const spoilt = { ...arrays, [name]: array.map((value, i) => (i === array.length - 1 ? wild : value)) };
      expect(() => family.revive({ ...state, arrays: spoilt })).toThrow('does not fit together');
    }
  });
});
