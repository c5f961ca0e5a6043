import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { inline } from '../../parallel/index.ts';
import { allRows } from '../row-products.ts';
import { choosePenalty } from './choose-penalty.ts';
import { computeProducts } from './compute-products.ts';
import { fitRidge } from './fit-ridge.ts';
import { ridgeFold } from './ridge-fold.ts';

interface Golden {
  readonly values: number[][];
  readonly labels: number[];
  readonly folds: number[];
  readonly penalty: number;
  readonly weights: number[][];
  readonly offsets: number[];
  readonly left_out: number[][][];
}

/** See golden/make.py. */
const cases = JSON.parse(readFileSync(new URL('golden/ridge.json', import.meta.url), 'utf8')) as Golden[];

const rowsOf = ({ values, labels }: Golden) => ({
  rows: allRows(Float64Array.from(values.flat()), values[0].length),
  labels: Uint16Array.from(labels),
  groups: Uint32Array.from(labels, (_, row) => row % 4),
  classes: 3,
});

const expectClose = (actual: ArrayLike<number>, expected: readonly number[]) => {
  expect(actual).toHaveLength(expected.length);
  expected.forEach((value, i) => expect(actual[i]).toBeCloseTo(value, 10));
};

describe.each(cases)('a ridge regression on $values.length rows agrees with scikit-learn', (golden) => {
  test('on weights and offsets', async () => {
    const { weights, offsets } = await fitRidge(rowsOf(golden), golden.penalty, inline);
    expectClose(weights, golden.weights.flat());
    expectClose(offsets, golden.offsets);
  });

  test('on rows left out', async () => {
    const { rows, labels, classes } = rowsOf(golden);
    const products = new Float64Array(rows.count * rows.count);
    await computeProducts(rows, products, inline);
    const folds = Uint8Array.from(golden.folds);
    golden.left_out.forEach((scores, fold) => {
      const { penalty } = golden;
      expectClose(ridgeFold({ products, labels, classes, folds, fold, penalty }), scores.flat());
    });
  });
});

test('a class without rows scores −Infinity', async () => {
  const golden = cases[0];
  const { offsets } = await fitRidge({ ...rowsOf(golden), classes: 4 }, 1, inline);
  expect(offsets[3]).toBe(-Infinity);
  expect(offsets.subarray(0, 3).every(Number.isFinite)).toBe(true);
});

describe('the penalty', () => {
  test('is large where columns tell nothing and small where they tell all', async () => {
    const labels = Uint16Array.from({ length: 120 }, (_, row) => row % 2);
    const groups = Uint32Array.from(labels, (_, row) => row % 6);
    const choose = async (value: (row: number, column: number) => number) => {
      const values = Float64Array.from({ length: 120 * 40 }, (_, i) => value(Math.floor(i / 40), i % 40));
      return choosePenalty(
        { rows: allRows(values, 40), labels, groups, classes: 2 },
        [1, 100, 10_000],
        inline,
      );
    };
    const noise = await choose((row, column) => Math.sin(row * 7919 + column * column * 104729));
    const clear = await choose((row, column) => (column === 0 ? 2 * (row % 2) - 1 : 0));
    expect(noise.penalty).toBe(10_000);
    expect(clear.penalty).toBe(1);
    expect(clear.sharpness).toBeGreaterThan(noise.sharpness);
  });

  test('can be chosen where all rows belong to one group', async () => {
    const all = { ...rowsOf(cases[1]), groups: new Uint32Array(40) };
    const { penalty, sharpness } = await choosePenalty(all, [1, 100], inline);
    expect([1, 100]).toContain(penalty);
    expect(sharpness).toBeGreaterThan(0);
  });
});
