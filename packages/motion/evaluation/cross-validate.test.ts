import { describe, expect, test } from 'vitest';
import type { Classifier, ClassifierFamily, Dataset } from '../classifiers/index.ts';
import { inline } from '../parallel/index.ts';
import { CannotEvaluate, crossValidate, type Origin } from './index.ts';

/** Windows of three people and two exercises; the only feature is the number of the row. */
const CLASSES = ['row', 'squat'];
const ORIGINS: readonly Origin[] = ['ana', 'ben', 'cleo'].flatMap((subject) =>
  Array.from({ length: 4 }, (_, i) => ({ subject, session: `set ${i >> 1}` })),
);
const DATA: Dataset = {
  values: Float32Array.from(ORIGINS, (_, row) => row),
  rows: ORIGINS.length,
  features: ['row_number'],
  labels: Uint16Array.from(ORIGINS, (_, row) => row % 2),
  classes: CLASSES,
  groups: new Uint32Array(ORIGINS.length),
};

/** Learns the rows it is shown by heart, and answers `row` for every other. Keeps what it was asked. */
function memory() {
  const folds: { trained: number[]; asked: number[] }[] = [];
  const family: ClassifierFamily = {
    kind: 'memory',
    input: 'features',
    hyperparameters: [],
    train: async (data, _hyperparameters, { onProgress }, rows) => {
      const trained = [...(rows ?? data.labels.keys())];
      folds.push({ trained, asked: [] });
      onProgress?.(1);
      const state = {
        kind: 'memory',
        classes: data.classes,
        features: data.features,
        hyperparameters: {},
        arrays: { known: Uint16Array.from(trained), labels: data.labels },
      };
      return { state, importance: new Float64Array(), outOfBagAccuracy: null };
    },
    revive: ({ kind, classes, features, arrays }): Classifier => ({
      kind,
      classes,
      features,
      predict: (values, offset, out) => {
        const row = values[offset];
        folds.at(-1)?.asked.push(row);
        out.fill(0);
        out[arrays.known.includes(row) ? arrays.labels[row] : 0] = 1;
      },
    }),
  };
  return { family, folds };
}

const context = { seed: 0, parallel: inline };
const rowsOf = (subject: string) => [...ORIGINS.keys()].filter((row) => ORIGINS[row].subject === subject);

describe('cross-validation', () => {
  test('asks about every window once, in a fold that was trained on all other groups and nothing of its own', async () => {
    const { family, folds } = memory();
    await crossValidate(DATA, ORIGINS, 'subject', family, {}, context);
    expect(folds).toEqual(
      ['ana', 'ben', 'cleo'].map((subject) => ({
        asked: rowsOf(subject),
        trained: [...ORIGINS.keys()].filter((row) => ORIGINS[row].subject !== subject),
      })),
    );
  });

  test('gives a classifier that knows by heart no credit for it', async () => {
    const { report } = await crossValidate(DATA, ORIGINS, 'subject', memory().family, {}, context);
    expect(report).toMatchObject({
      group: 'subject',
      accuracy: 0.5,
      balanced_accuracy: 0.5,
      confusion: {
        labels: CLASSES,
        rows_true: [
          [6, 0],
          [6, 0],
        ],
      },
      per_class: {
        row: { precision: 0.5, recall: 1, f1: 2 / 3, support: 6 },
        squat: { precision: 0, recall: 0, f1: 0, support: 6 },
      },
      windows: 12,
      features: 1,
    });
    expect(report.macro_f1).toBeCloseTo(1 / 3, 12);
    expect(report.folds).toEqual(
      ['ana', 'ben', 'cleo'].map((group) => ({
        group,
        accuracy: 0.5,
        macro_f1: report.macro_f1,
        windows: 4,
      })),
    );
    expect(report.train_ms).toBeGreaterThan(0);
    expect(report.predict_us).toBeGreaterThan(0);
  });

  test('keeps every answer with its truth and its fold', async () => {
    const { outOfFold } = await crossValidate(DATA, ORIGINS, 'subject', memory().family, {}, context);
    expect(outOfFold.classes).toEqual(CLASSES);
    expect([...outOfFold.folds]).toEqual([0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2]);
    expect([...outOfFold.truth]).toEqual([...DATA.labels]);
    // The memory of a fold knows none of its rows: it answers `row` to each.
    expect([...outOfFold.probabilities]).toEqual(ORIGINS.flatMap(() => [1, 0]));
    // The last row is the farthest from what taught its answer, those in the middle are the nearest.
    expect(outOfFold.distances[11]).toBeGreaterThan(2 * outOfFold.distances[6]);
  });

  test('judges confidence before and after calibration: half of what was sure is wrong', async () => {
    const { report, calibration } = await crossValidate(
      DATA,
      ORIGINS,
      'subject',
      memory().family,
      {},
      context,
    );
    expect(report.calibration.ece_raw).toBeCloseTo(0.5, 6);
    expect(report.calibration.ece).toBeLessThan(0.1);
    expect(report.calibration).toMatchObject(calibration.all);
    expect(calibration.withoutFold).toHaveLength(3);
  });

  test('is plain JSON', async () => {
    const { report } = await crossValidate(DATA, ORIGINS, 'session', memory().family, {}, context);
    expect(JSON.parse(JSON.stringify(report))).toEqual(report);
    expect(report.folds.map(({ group }) => group)).toContain('ana/set 0');
  });

  test('tells its progress over all folds', async () => {
    const progress: number[] = [];
    const onProgress = (done: number) => progress.push(done);
    await crossValidate(DATA, ORIGINS, 'subject', memory().family, {}, { ...context, onProgress });
    expect(progress).toEqual([1 / 3, 2 / 3, 1]);
  });

  test('is refused when all windows are of one group', async () => {
    const origins = ORIGINS.map(({ session }) => ({ subject: 'ana', session }));
    await expect(crossValidate(DATA, origins, 'subject', memory().family, {}, context)).rejects.toThrow(
      new CannotEvaluate('all windows belong to one group (subject "ana"): nothing is left to test on'),
    );
  });
});
