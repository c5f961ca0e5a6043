import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { groupedFolds } from './grouped-folds.ts';

const all = (length: number) => Uint32Array.from({ length }, (_, i) => i);

describe('grouped folds', () => {
  test('keep every group whole, in as many folds as asked for at most', () => {
    const windows = fc.array(fc.tuple(fc.nat(3), fc.nat(9)), { minLength: 1, maxLength: 80 });
    fc.assert(
      fc.property(windows, fc.integer({ min: 1, max: 5 }), (pairs, count) => {
        const labels = Uint16Array.from(pairs, ([label]) => label);
        const groups = Uint32Array.from(pairs, ([, group]) => group);
        const folds = groupedFolds(labels, groups, all(pairs.length), count);
        const foldOf = new Map(pairs.map(([, group], i) => [group, folds[i]]));
        folds.forEach((fold, i) => expect(fold).toBe(foldOf.get(groups[i])));
        expect(new Set(folds).size).toBeLessThanOrEqual(Math.min(count, foldOf.size));
        expect(Math.max(...folds)).toBeLessThan(count);
      }),
    );
  });

  test('spread sessions of a single class over the folds', () => {
    // Three classes of three sessions each, of different lengths.
    const sessions = [9, 5, 7, 3, 8, 4, 6, 2, 9].flatMap((length, s) =>
      Array.from({ length }, () => ({ label: Math.floor(s / 3), group: s })),
    );
    const labels = Uint16Array.from(sessions, ({ label }) => label);
    const folds = groupedFolds(
      labels,
      Uint32Array.from(sessions, ({ group }) => group),
      all(labels.length),
      3,
    );
    for (const label of [0, 1, 2]) {
      expect(new Set(folds.filter((_, i) => labels[i] === label)).size).toBe(3);
    }
  });

  test('look at the given rows alone', () => {
    const labels = Uint16Array.of(0, 0, 1, 1);
    const folds = groupedFolds(labels, Uint32Array.of(0, 1, 2, 3), Uint32Array.of(1, 3), 4);
    expect([...folds].sort()).toEqual([0, 1]);
  });
});
