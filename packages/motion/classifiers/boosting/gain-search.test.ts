import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createRandom } from '../../random/index.ts';
import { binColumns } from '../trees/bins.ts';
import { GainSearch } from './gain-search.ts';
import { Histograms, histogramSize } from './histograms.ts';
import { GRADIENT_UNIT, packGradients } from './packed-gradients.ts';

const COLUMNS = 3;
const STEPS = 6;

const node = fc.record({
  rows: fc.array(
    fc.tuple(
      fc.integer({ min: -50, max: 50 }),
      fc.integer({ min: 1, max: 25 }),
      fc.array(fc.nat(STEPS - 1), { minLength: COLUMNS, maxLength: COLUMNS }),
    ),
    { minLength: 2, maxLength: 60 },
  ),
  minLeaf: fc.integer({ min: 1, max: 5 }),
  l2: fc.integer({ min: 1, max: 50 }),
});

/** The node's rows as bins, with whole gradients and curvatures packed as they are. */
function packed(rows: readonly (readonly [number, number, readonly number[]])[]) {
  const order = Uint32Array.from(rows.keys());
  const values = Float32Array.from(rows.flatMap(([, , row]) => row));
  const bins = binColumns({ values, width: COLUMNS, from: 0, to: COLUMNS, rows: order, limit: STEPS });
  const sums = Float64Array.from(rows, ([gradient, curvature]) => gradient * GRADIENT_UNIT + curvature);
  const columns = Uint32Array.of(0, 1, 2);
  const histograms = new Histograms(bins, columns, new Float64Array(histogramSize(COLUMNS, STEPS, 2)));
  return { order, bins, sums, columns, histograms };
}

test('the split found is the best of all thresholds whose leaves are large enough', () => {
  fc.assert(
    fc.property(node, ({ rows, minLeaf, l2 }) => {
      const { order, bins, sums, columns, histograms } = packed(rows);
      histograms.fill(0, order, 0, order.length, sums);
      const search = new GainSearch(bins, { minLeaf, l2, minCurvature: 0 });
      const total = sums.reduce((all, sum) => all + sum, 0);
      const found = search.find(histograms.of(0), total, columns, order, 0, order.length);

      const score = (chosen: typeof rows) => {
        const [g, h] = [0, 1].map((i) => chosen.reduce((sum, row) => sum + Number(row[i]), 0));
        return (g * g) / (h + l2);
      };
      let best = 0;
      for (const column of columns)
        for (let step = 0; step < STEPS; step++) {
          const left = rows.filter(([, , row]) => row[column] <= step);
          const right = rows.filter(([, , row]) => row[column] > step);
          if (Math.min(left.length, right.length) < minLeaf) continue;
          best = Math.max(best, score(left) + score(right) - score(rows));
        }
      expect(found?.gain ?? 0).toBeCloseTo(best, 5);
    }),
  );
});

test('what a child takes from its parent leaves exactly the other child', () => {
  fc.assert(
    fc.property(node, fc.nat(), ({ rows }, place) => {
      const { order, sums, histograms } = packed(rows);
      const middle = place % rows.length;
      histograms.fill(0, order, 0, order.length, sums);
      histograms.fill(1, order, 0, middle, sums);
      histograms.subtract(0, 1);
      const left = histograms.of(0).slice();
      histograms.fill(1, order, middle, order.length, sums);
      expect(left).toEqual(histograms.of(1));
    }),
  );
});

test('packed sums come close to the true ones, however many rows', () => {
  const rows = 20_000;
  const random = createRandom(3);
  const gradient = Float64Array.from({ length: rows }, () => random.next() - 0.6);
  const curvature = Float64Array.from({ length: rows }, () => random.next() / 4);
  const { packed, gradientScale, curvatureScale } = packGradients(
    { gradient, curvature },
    Uint32Array.from(gradient.keys()),
    random,
  );
  const total = packed.reduce((all, value) => all + value, 0);
  const whole = Math.floor(total / GRADIENT_UNIT);
  const sum = (values: Float64Array) => values.reduce((all, value) => all + value, 0);
  expect(Math.abs(whole / gradientScale - sum(gradient))).toBeLessThan(0.1);
  expect(Math.abs((total - whole * GRADIENT_UNIT) / curvatureScale - sum(curvature))).toBeLessThan(0.1);
});
