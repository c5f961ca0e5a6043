// golden/scores.json: see golden/scores.py.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import golden from './golden/scores.json' with { type: 'json' };
import { confusion, scores } from './metrics.ts';

describe('scores are those of scikit-learn', () => {
  test.each(golden)('$name', (expected) => {
    const { labels, truth, answers } = expected;
    const matrix = confusion(labels, truth, answers);
    expect([...matrix.counts]).toEqual(expected.confusion.flat());
    const { accuracy, balancedAccuracy, macroF1, perClass } = scores(matrix);
    expect(accuracy).toBeCloseTo(expected.accuracy, 12);
    expect(balancedAccuracy).toBeCloseTo(expected.balanced_accuracy, 12);
    expect(macroF1).toBeCloseTo(expected.macro_f1, 12);
    perClass.forEach(({ precision, recall, f1, support }, c) => {
      expect(precision).toBeCloseTo(expected.precision[c], 12);
      expect(recall).toBeCloseTo(expected.recall[c], 12);
      expect(f1).toBeCloseTo(expected.f1[c], 12);
      expect(support).toBe(expected.support[c]);
    });
  });
});

const LABELS = ['a', 'b', 'c', 'd'];
const classOf = fc.nat(LABELS.length - 1);
const windows = fc.array(fc.tuple(classOf, classOf), { minLength: 1, maxLength: 60 });

function scoresOf(pairs: readonly (readonly [truth: number, answer: number])[]) {
  return scores(
    confusion(
      LABELS,
      pairs.map(([truth]) => truth),
      pairs.map(([, answer]) => answer),
    ),
  );
}

describe('whatever was answered', () => {
  test('every window is counted once, in the row of its class', () => {
    fc.assert(
      fc.property(windows, (pairs) => {
        const { accuracy, perClass } = scoresOf(pairs);
        const supports = LABELS.map((_, c) => pairs.filter(([truth]) => truth === c).length);
        expect(perClass.map(({ support }) => support)).toEqual(supports);
        expect(accuracy).toBe(pairs.filter(([truth, answer]) => truth === answer).length / pairs.length);
      }),
    );
  });

  test('perfect answers score 1', () => {
    fc.assert(
      fc.property(windows, (pairs) => {
        const perfect = scoresOf(pairs.map(([truth]) => [truth, truth]));
        expect(perfect).toMatchObject({ accuracy: 1, balancedAccuracy: 1, macroF1: 1 });
      }),
    );
  });

  test('neither the order of the windows nor the names of the classes matter', () => {
    fc.assert(
      fc.property(windows, fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 }), (pairs, renamed) => {
        const { accuracy, balancedAccuracy, macroF1 } = scoresOf(pairs);
        const others = scoresOf(pairs.toReversed().map(([t, a]) => [renamed[t], renamed[a]]));
        expect(others.accuracy).toBe(accuracy);
        expect(others.balancedAccuracy).toBeCloseTo(balancedAccuracy, 12);
        expect(others.macroF1).toBeCloseTo(macroF1, 12);
      }),
    );
  });
});

test('without any window every score is 0', () => {
  expect(scoresOf([])).toMatchObject({ accuracy: 0, balancedAccuracy: 0, macroF1: 0 });
});
