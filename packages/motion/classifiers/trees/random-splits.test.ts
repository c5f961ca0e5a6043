import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createRandom } from '../../random/index.ts';
import { binColumns } from './bins.ts';
import { MOST_BINS } from './lanes.ts';
import { RandomSplits } from './random-splits.ts';

const CLASSES = 3;

/** Rows of ascending class, each with its values. */
const node = (least: number, most: number) =>
  fc.record({
    labels: fc
      .array(fc.nat(CLASSES - 1), { minLength: least, maxLength: most })
      .map((labels) => labels.sort((a, b) => a - b)),
    width: fc.integer({ min: 1, max: 6 }),
    steps: fc.integer({ min: 1, max: 200 }),
    minLeaf: fc.integer({ min: 1, max: 4 }),
    seed: fc.nat(),
  });

function splitterOf(values: Float32Array, width: number, labels: readonly number[], minLeaf: number) {
  const rows = Uint32Array.from(labels, (_, row) => row);
  const bins = binColumns({ values, width, from: 0, to: width, rows, limit: MOST_BINS });
  const splitter = new RandomSplits(bins, Uint16Array.from(labels), CLASSES, minLeaf);
  splitter.enter(rows, 0, rows.length);
  return { splitter, bins };
}

/** Σ_class weight² / weight. */
function purity(labels: readonly number[]): number {
  const counts = [0, 1, 2].map((k) => labels.filter((label) => label === k).length);
  return counts.reduce((sum, count) => sum + count * count, 0) / labels.length;
}

test.each([
  ['few rows', 2, 40],
  ['many rows', 60, 700],
])('the score of a split of %s is that of its children, none of them too small', (_, least, most) => {
  fc.assert(
    fc.property(node(least, most), ({ labels, width, steps, minLeaf, seed }) => {
      const random = createRandom(seed);
      const values = Float32Array.from({ length: labels.length * width }, () => random.int(steps));
      const { splitter, bins } = splitterOf(values, width, labels, minLeaf);
      const features = Uint32Array.from({ length: width }, (_, i) => i);
      splitter.tryFeatures(features, 0, Math.min(4, width), random);
      if (splitter.feature < 0) return;
      const isLeft = (row: number) => bins.codes[splitter.feature * bins.rows + row] <= splitter.bin;
      const left = labels.filter((_, row) => isLeft(row));
      const right = labels.filter((_, row) => !isLeft(row));
      expect(Math.min(left.length, right.length)).toBeGreaterThanOrEqual(minLeaf);
      expect(splitter.score).toBeCloseTo(purity(left) + purity(right), 9);
    }),
  );
});

describe.each([
  ['few rows', 20],
  ['many rows', 200],
])('the threshold among %s', (_, count) => {
  /** How often each bin was the last to go left. */
  function drawn(valueOf: (row: number) => number): Map<number, number> {
    const labels = Array.from({ length: 2 * count }, (_, row) => (row < count ? 0 : 1));
    const values = Float32Array.from(labels, (_, row) => valueOf(row));
    const { splitter, bins } = splitterOf(values, 1, labels, 1);
    // The node is the second class's rows and one of the first: the column's range is wider than its own.
    const rows = Uint32Array.from({ length: count }, (_, i) => count - 1 + i);
    const random = createRandom(7);
    const times = new Map<number, number>();
    for (let i = 0; i < 4000; i++) {
      splitter.enter(rows, 0, rows.length);
      splitter.tryFeatures(Uint32Array.of(0), 0, 1, random);
      const value = bins.highest[splitter.bin];
      times.set(value, (times.get(value) ?? 0) + 1);
    }
    return times;
  }

  test('is as likely at every border between the lowest and the highest value of the node', () => {
    const times = drawn((row) => (row < count - 1 ? 10 + (row % 3) : row % 5));
    expect([...times.keys()].sort()).toEqual([0, 1, 2, 3]);
    for (const n of times.values()) expect(Math.abs(n - 1000)).toBeLessThan(120);
  });
});
