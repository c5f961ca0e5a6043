import fc from 'fast-check';
import { expect, test } from 'vitest';
import { binColumns } from './bins.ts';
import { SplitSearch } from './split-search.ts';

interface Node {
  readonly values: readonly number[];
  readonly labels: readonly number[];
  readonly weights: readonly number[];
  readonly minLeaf: number;
}

const CLASSES = 3;

/** Few rows are sorted by insertion, more by counting, and from 4 bins × 3 classes on there is a histogram. */
const node = (least: number, most: number, steps: number): fc.Arbitrary<Node> =>
  fc
    .array(
      fc.tuple(fc.integer({ min: 1, max: steps }), fc.nat(CLASSES - 1), fc.integer({ min: 1, max: 3 })),
      {
        minLength: least,
        maxLength: most,
      },
    )
    .chain((rows) =>
      fc.record({
        values: fc.constant(rows.map(([value]) => value)),
        labels: fc.constant(rows.map(([, label]) => label)),
        weights: fc.constant(rows.map(([, , weight]) => weight)),
        minLeaf: fc.integer({ min: 1, max: 4 }),
      }),
    );

/** The best Σ_child Σ_class weight² / weight_child by trying every threshold, 0 if none is allowed. */
function bestScore({ values, labels, weights, minLeaf }: Node): number {
  const purity = (rows: number[]) => {
    const perClass = [0, 1, 2].map((k) =>
      rows.filter((row) => labels[row] === k).reduce((sum, row) => sum + weights[row], 0),
    );
    const all = perClass.reduce((sum, weight) => sum + weight, 0);
    return perClass.reduce((sum, weight) => sum + weight * weight, 0) / all;
  };
  const rows = values.map((_, row) => row);
  const scores = values.map((threshold) => {
    const left = rows.filter((row) => values[row] <= threshold);
    const right = rows.filter((row) => values[row] > threshold);
    return Math.min(left.length, right.length) < minLeaf ? 0 : purity(left) + purity(right);
  });
  return Math.max(0, ...scores);
}

function search({ values, labels, weights, minLeaf }: Node, limit: number): SplitSearch {
  const rows = Uint32Array.from(values, (_, row) => row);
  const bins = binColumns({ values: Float32Array.from(values), width: 1, from: 0, to: 1, rows, limit });
  const found = new SplitSearch(bins, Uint16Array.from(labels), CLASSES, minLeaf);
  found.enter(rows, 0, rows.length, Float64Array.from(weights));
  found.tryFeatures(Uint32Array.of(0), 0);
  return found;
}

test.each([
  ['of few rows', 2, 24, 9],
  ['of more rows', 25, 60, 40],
  ['of many rows', 30, 80, 4],
])('the split of a node %s is the best of all thresholds', (_, least, most, steps) => {
  fc.assert(
    fc.property(node(least, most, steps), (one) => {
      const found = search(one, steps);
      expect(found.score).toBeCloseTo(bestScore(one), 9);
      expect(found.feature).toBe(found.score > 0 ? 0 : -1);
    }),
  );
});

test('a split lies between two bins that hold rows', () => {
  const found = search(
    { values: [1, 1, 5, 9, 9], labels: [0, 0, 1, 1, 1], weights: [1, 1, 1, 1, 1], minLeaf: 1 },
    255,
  );
  expect([found.bin, found.nextBin]).toEqual([0, 1]);
});
