import { describe, expect, test } from 'vitest';
import { createSmoothing, SMOOTHINGS } from './create-smoothing.ts';
import type { ModelHeader } from './model.ts';
import { usualSequences } from './sequence-model.ts';
import { DEFAULT_WINDOW } from './window-settings.ts';

const classes = ['row', 'squat'];
const header: ModelHeader = { catalogueVersion: 1, window: DEFAULT_WINDOW, seed: 0, fingerprint: '' };
const SQUAT = Float64Array.of(0.2, 0.8);
const ROW = Float64Array.of(0.9, 0.1);

const after = (kind: (typeof SMOOTHINGS)[number], model = { header, classes }, hop = 1) => {
  const smoothing = createSmoothing(kind, model, hop);
  for (let i = 0; i < 5; i++) smoothing.add(SQUAT);
  return [...smoothing.add(ROW)];
};

describe('answers are smoothed', () => {
  test('by how exercises follow one another, as the model learnt it', () => {
    const restless = { ...usualSequences(classes), dwellSeconds: [0.5, 0.5] };
    const [ofRow] = after('hmm', { header: { ...header, sequences: restless }, classes });
    const [usual] = after('hmm');
    expect(usual).toBeLessThan(0.5);
    expect(ofRow).toBeGreaterThan(usual);
  });

  test('by a moving average that keeps half a second later, a quarter two seconds later', () => {
    expect(after('exponential')).toEqual([expect.closeTo(0.55, 9), expect.closeTo(0.45, 9)]);
    expect(after('exponential', { header, classes }, 2)[0]).toBeCloseTo(0.2 / 4 + (3 * 0.9) / 4, 9);
  });

  test('or not at all', () => {
    expect(after('off')).toEqual([...ROW]);
  });

  test.each(SMOOTHINGS)('%s and begin anew after a reset', (kind) => {
    const smoothing = createSmoothing(kind, { header, classes }, 1);
    const first = [...smoothing.add(ROW)];
    smoothing.add(SQUAT);
    smoothing.reset();
    expect([...smoothing.add(ROW)]).toEqual(first);
  });
});
