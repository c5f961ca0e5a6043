import { describe, expect, test } from 'vitest';
import { families, resolveHyperparameters, type Dataset } from '../classifiers/index.ts';
import { inline } from '../parallel/index.ts';
import { createRandom } from '../random/index.ts';
import { crossValidate } from './cross-validate.ts';
import { leaveClassesOut } from './left-out-classes.ts';

const PEOPLE = ['ana', 'ben', 'cleo'];
const CLASSES = ['curl', 'row', 'squat'];

/** Each class its own cloud of windows, `apart` from the others, for each of three people. */
function clouds(apart: number): { data: Dataset; origins: { subject: string; session: string }[] } {
  const random = createRandom(5);
  const rows = PEOPLE.flatMap((subject, group) =>
    Array.from({ length: 90 }, (_, i) => ({ subject, session: '', group, label: i % 3 })),
  );
  return {
    data: {
      values: Float32Array.from(
        rows.flatMap(({ label }) => CLASSES.map((_, f) => (f === label ? apart : 0) + random.normal())),
      ),
      rows: rows.length,
      features: CLASSES.map((name) => `like_${name}`),
      labels: Uint16Array.from(rows, ({ label }) => label),
      classes: CLASSES,
      groups: Uint32Array.from(rows, ({ group }) => group),
    },
    origins: rows,
  };
}

async function leftOut(apart: number, onProgress?: (done: number) => void) {
  const { data, origins } = clouds(apart);
  const family = families.random_forest;
  const hyperparameters = resolveHyperparameters(family, { trees: 15 });
  const context = { seed: 0, parallel: inline };
  const validation = await crossValidate(data, origins, 'subject', family, hyperparameters, context);
  return leaveClassesOut(data, validation, family, hyperparameters, { ...context, onProgress });
}

describe('a class left out of training', () => {
  test('is told to be unknown when it is unlike the others', async () => {
    const report = await leftOut(20);
    expect(report.auc).toBeGreaterThan(0.99);
    expect(report.false_accept).toBeLessThan(0.02);
    expect(report.false_reject).toBeLessThan(0.15);
    expect(report.accuracy).toBeGreaterThan(0.98);
    expect(Object.keys(report.per_class)).toEqual(CLASSES);
  });

  test('cannot be told when all classes are alike', async () => {
    const { auc, false_accept, false_reject } = await leftOut(0);
    expect(Math.abs(auc - 0.5)).toBeLessThan(0.1);
    expect(false_accept).toBeGreaterThan(0.8);
    expect(Math.abs(false_accept - (1 - false_reject))).toBeLessThan(0.1);
  });

  test('is told of as plain JSON, with progress on the way', async () => {
    const progress: number[] = [];
    const report = await leftOut(5, (done) => progress.push(done));
    expect(JSON.parse(JSON.stringify(report))).toEqual(report);
    expect(progress).toEqual(progress.toSorted((a, b) => a - b));
    expect(progress.at(-1)).toBe(1);
  });
});
