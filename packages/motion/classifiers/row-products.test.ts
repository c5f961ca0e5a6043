import fc from 'fast-check';
import { expect, test } from 'vitest';
import { allRows, rowProducts, squaresOf, transposed, type Rows } from './row-products.ts';

const matrix = (columns: number) =>
  fc
    .array(fc.array(fc.integer({ min: -9, max: 9 }), { minLength: columns, maxLength: columns }), {
      minLength: 1,
      maxLength: 11,
    })
    .map((rows) => allRows(Float64Array.from(rows.flat()), columns));
const two = fc.integer({ min: 1, max: 6 }).chain((columns) => fc.tuple(matrix(columns), matrix(columns)));

const rowOf = ({ values, columns, first }: Rows, i: number) =>
  values.subarray((first + i) * columns, (first + i + 1) * columns);
const dot = (a: Float64Array, b: Float64Array) => a.reduce((sum, value, k) => sum + value * b[k], 0);

test('multiplies every row with every row, however many there are', () => {
  fc.assert(
    fc.property(two, ([a, b]) => {
      const out = new Float64Array(a.count * b.count);
      rowProducts(a, b, out);
      for (let i = 0; i < a.count; i++)
        for (let j = 0; j < b.count; j++) expect(out[i * b.count + j]).toBe(dot(rowOf(a, i), rowOf(b, j)));
    }),
  );
});

test('multiplies some rows only', () => {
  const all = allRows(Float64Array.of(1, 2, 3, 4, 5, 6, 7, 8), 2);
  const out = new Float64Array(2);
  rowProducts({ ...all, first: 1, count: 1 }, { ...all, first: 2, count: 2 }, out);
  expect([...out]).toEqual([3 * 5 + 4 * 6, 3 * 7 + 4 * 8]);
});

test('turns columns into rows, and squares lengths', () => {
  const all = allRows(Float64Array.of(1, 2, 3, 4, 5, 6), 3);
  expect([...transposed(all)]).toEqual([1, 4, 2, 5, 3, 6]);
  expect([...squaresOf(all)]).toEqual([14, 77]);
});
