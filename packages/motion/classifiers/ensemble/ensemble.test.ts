import { describe, expect, test } from 'vitest';
import { inline } from '../../parallel/index.ts';
import { createRandom } from '../../random/index.ts';
import { encodeArtifact } from '../artifact.ts';
import type { Classifier } from '../classifier.ts';
import type { Dataset } from '../dataset.ts';
import { resolveHyperparameters } from '../hyperparameters.ts';
import { ensemble } from './ensemble.ts';

const CLASSES = ['row', 'squat'];
const FEATURES = 6;

/** Two classes apart in three of six features, four people with ways of their own. */
function people(seed: number, rows = 80): Dataset {
  const random = createRandom(seed);
  const labels = Uint16Array.from({ length: rows }, (_, row) => row % 2);
  const groups = Uint32Array.from({ length: rows }, (_, row) => (row >> 1) % 4);
  const values = Float32Array.from({ length: rows * FEATURES }, (_, at) => {
    const row = Math.floor(at / FEATURES);
    const tells = at % FEATURES < 3 ? 2 * labels[row] : 0;
    return tells + 0.3 * groups[row] + random.normal();
  });
  const features = Array.from({ length: FEATURES }, (_, i) => `feature_${i}`);
  return { values, rows, features, labels, classes: CLASSES, groups };
}

function train(data: Dataset, given: Record<string, number> = {}) {
  return ensemble.train(data, resolveHyperparameters(ensemble, given), { seed: 3, parallel: inline });
}

function rightShare(classifier: Classifier, data: Dataset): number {
  const out = new Float64Array(CLASSES.length);
  let right = 0;
  for (let row = 0; row < data.rows; row++) {
    classifier.predict(data.values, row * FEATURES, out);
    expect(out[0] + out[1]).toBeCloseTo(1, 9);
    if (out[data.labels[row]] > 0.5) right++;
  }
  return right / data.rows;
}

describe('an ensemble', () => {
  const data = people(1);

  test('tells classes apart on rows it never saw', async () => {
    const { state } = await train(data);
    expect(rightShare(ensemble.revive(state), people(2))).toBeGreaterThan(0.85);
  });

  test('holds only members with a weight', async () => {
    const { state } = await train(data, { svm: 0, logistic: 0 });
    const members = new Set(Object.keys(state.arrays).map((name) => name.split('.')[0]));
    expect(members).toEqual(new Set(['extra_trees', 'discriminant', 'weights']));
  });

  test('falls back to trees when every weight is 0', async () => {
    const { state } = await train(data, { extra_trees: 0, discriminant: 0, svm: 0, logistic: 0 });
    expect(rightShare(ensemble.revive(state), data)).toBeGreaterThan(0.9);
  });

  test('fits its weights on groups left out when asked to', async () => {
    const { state } = await train(data, { folds: 4, svm: 0, logistic: 1 });
    const weights = [...state.arrays.weights];
    expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 9);
    expect(new Set(weights).size).toBeGreaterThan(2);
  });

  test('is the same for the same data and seed', async () => {
    const bytes = async () => encodeArtifact({}, [(await train(data)).state]);
    expect(await bytes()).toEqual(await bytes());
  });

  test('refuses what does not fit together', async () => {
    const { state } = await train(data);
    const { weights, ...members } = state.arrays;
    const revive = (arrays: typeof state.arrays) => () => ensemble.revive({ ...state, arrays });
    expect(revive(members)).toThrow('one weight a member');
    expect(revive({ ...members, weights: weights.map(() => 0) })).toThrow('not all 0');
    expect(revive({ weights })).toThrow('do not fit together');
  });
});
