import { expect, test } from 'vitest';
import type { Classifier, Dataset } from '../classifiers/index.ts';
import { createRotationTrial } from './rotation.ts';

const GROUPS = ['anna', 'anna', 'ben', 'ben'];
const ORIGINS = GROUPS.map((subject) => ({ subject, session: 'one' }));

/** Four windows of one feature, from turned recordings. */
const turned: Dataset = {
  values: Float32Array.of(-1, 1, 1, 1),
  rows: 4,
  features: ['ax_mean'],
  labels: Uint16Array.of(0, 1, 0, 1),
  classes: ['row', 'squat'],
  groups: Uint32Array.of(0, 0, 1, 1),
};

/** Takes what is above 0 for a squat, unless it is wrong on purpose. */
function bySign({ wrong = false } = {}): Classifier {
  return {
    kind: 'sign',
    classes: turned.classes,
    features: turned.features,
    predict(values, offset, out) {
      const squat = values[offset] > 0 !== wrong;
      out.set(squat ? [0, 1] : [1, 0]);
    },
  };
}

test('every turned window is asked of the model that never saw its group', async () => {
  const trial = createRotationTrial(turned, ORIGINS, 'subject');
  await trial.onFold(bySign(), 0, new Set(['anna']));
  await trial.onFold(bySign({ wrong: true }), 1, new Set(['ben']));
  // Anna's two are right; of Ben's, only the row that looks like a squat.
  expect(trial.report({ accuracy: 1, macro_f1: 0.95 })).toEqual({
    accuracy: 0.75,
    macro_f1: expect.closeTo((4 / 5 + 2 / 3) / 2, 9) as number,
    penalty_points: 25,
    macro_f1_penalty_points: expect.closeTo(100 * (0.95 - (4 / 5 + 2 / 3) / 2), 9) as number,
  });
});
