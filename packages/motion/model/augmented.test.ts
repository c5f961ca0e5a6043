import { describe, expect, test } from 'vitest';
import { families, type ClassifierFamily, type Dataset } from '../classifiers/index.ts';
import { inline } from '../parallel/index.ts';
import { augmented, turnedCopies } from './augmented.ts';
import { DEFAULT_WINDOW, trainModel } from './index.ts';
import { gymSessions } from './gym.fixture.ts';
import { turnedSessions } from './turned-sessions.ts';

const SESSIONS = gymSessions();
const CONTEXT = { seed: 0, parallel: inline };

/** Three rows of one feature by two people. */
const dataset = (values: readonly number[]): Dataset => ({
  values: Float32Array.from(values),
  rows: 3,
  features: ['ax_mean'],
  labels: Uint16Array.of(0, 1, 0),
  classes: ['row', 'squat'],
  groups: Uint32Array.of(0, 0, 1),
});

/** A family that keeps what it was given to learn from: values, labels and groups of its rows. */
function listening() {
  const heard: (readonly [value: number, label: number, group: number])[] = [];
  const family: ClassifierFamily = {
    ...families.random_forest,
    train: (data, hyperparameters, context, rows = new Uint32Array()) => {
      for (const row of rows) heard.push([data.values[row], data.labels[row], data.groups[row]]);
      return families.random_forest.train(data, hyperparameters, context, rows);
    },
  };
  return { heard, family };
}

const forest = { trees: 3 };
const hyperparameters = {
  ...Object.fromEntries(families.random_forest.hyperparameters.map((one) => [one.name, one.default])),
  ...forest,
};

describe('a family taught by turned copies', () => {
  test('learns from the copies of the rows it may see, and of no other', async () => {
    const { heard, family } = listening();
    const data = dataset([1, 2, 3]);
    const learning = augmented(family, data, [dataset([10, 20, 30]), dataset([100, 200, 300])]);
    const training = await learning.train(data, hyperparameters, CONTEXT, Uint32Array.of(0, 1));
    expect(heard).toEqual([
      [1, 0, 0],
      [2, 1, 0],
      [10, 0, 0],
      [20, 1, 0],
      [100, 0, 0],
      [200, 1, 0],
    ]);
    expect(training.outOfBagAccuracy).toBeNull();
  });

  test('takes the labels of the day', async () => {
    const { heard, family } = listening();
    const data = dataset([1, 2, 3]);
    const relabelled = { ...data, labels: Uint16Array.of(1, 0, 1) };
    await augmented(family, data, [dataset([10, 20, 30])]).train(relabelled, hyperparameters, CONTEXT);
    expect(heard.map(([, label]) => label)).toEqual([1, 0, 1, 1, 0, 1]);
  });

  test('is the family itself without copies', async () => {
    const copies = await turnedCopies(SESSIONS, DEFAULT_WINDOW, inline, { degrees: 0, seed: 0 });
    expect(copies).toEqual([]);
    expect(augmented(families.random_forest, dataset([1, 2, 3]), [])).toBe(families.random_forest);
  });
});

describe('turned sessions', () => {
  /** Angle between gravity before and after, degrees. */
  const turns = (degrees: number) =>
    turnedSessions(SESSIONS, { seed: 3, degrees }).map(({ recording: { axes } }, i) => {
      const before = SESSIONS[i].recording.axes.slice(0, 3).map((axis) => axis[0]);
      const after = axes.slice(0, 3).map((axis) => axis[0]);
      const dot = before.reduce((sum, value, k) => sum + value * after[k], 0);
      return (Math.acos(Math.min(1, dot / Math.hypot(...before) / Math.hypot(...after))) * 180) / Math.PI;
    });

  test.each([0, 5, 25])('are turned by no more than %i°', (degrees) => {
    expect(Math.max(...turns(degrees))).toBeLessThanOrEqual(degrees + 0.1);
    if (degrees > 0) expect(Math.max(...turns(degrees))).toBeGreaterThan(degrees / 4);
  });

  test('reach every side where nothing limits them', () => {
    expect(Math.max(...turns(180))).toBeGreaterThan(90);
  });
});

describe('a model taught by turned copies', () => {
  const settings = { modelType: 'random_forest', hyperparameters: forest, augmentDegrees: 20 } as const;

  test('counts the windows there are, says so, and is the same each time', async () => {
    const [plain, one, again] = await Promise.all(
      [0, 20, 20].map((augmentDegrees) =>
        trainModel(SESSIONS, { ...settings, augmentDegrees }, { parallel: inline }),
      ),
    );
    expect(one.report).toMatchObject({ augment_degrees: 20, windows: plain.report.windows });
    expect(one.report.evaluation?.windows).toBe(plain.report.evaluation?.windows);
    expect(Buffer.from(again.artifact).equals(one.artifact)).toBe(true);
    expect(Buffer.from(plain.artifact).equals(one.artifact)).toBe(false);
  });

  test('is refused with any_orientation, which would learn nothing from them', async () => {
    const run = trainModel(SESSIONS, { ...settings, profile: 'any_orientation' }, { parallel: inline });
    await expect(run).rejects.toThrow('turned copies teach nothing to any_orientation');
  });
});
