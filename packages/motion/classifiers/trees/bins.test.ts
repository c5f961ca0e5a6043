import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { binColumns } from './bins.ts';

const float = fc.float({ noNaN: true, noDefaultInfinity: true });

/** Bins of one column. */
function bin(values: readonly number[], limit: number) {
  const rows = Uint32Array.from(values, (_, i) => i);
  return binColumns({ values: Float32Array.from(values), width: 1, from: 0, to: 1, rows, limit });
}

describe('binning', () => {
  test('keeps the order, and equal values together', () => {
    fc.assert(
      fc.property(fc.array(float, { minLength: 1 }), fc.integer({ min: 2, max: 255 }), (values, limit) => {
        const { codes } = bin(values, limit);
        const order = values.map((_, i) => i).sort((a, b) => values[a] - values[b]);
        order.slice(1).forEach((row, i) => {
          const step = codes[row] - codes[order[i]];
          expect([0, 1]).toContain(step);
          if (values[row] === values[order[i]]) expect(step).toBe(0);
        });
        expect(Math.max(...codes)).toBeLessThan(limit);
      }),
    );
  });

  test('knows the smallest and the largest value of each bin', () => {
    fc.assert(
      fc.property(fc.array(float, { minLength: 1 }), fc.integer({ min: 2, max: 20 }), (values, limit) => {
        const { codes, lowest, highest } = bin(values, limit);
        for (const code of codes) {
          const inside = values.filter((_, row) => codes[row] === code).map((value) => value + 0);
          expect([lowest[code], highest[code]]).toEqual([Math.min(...inside), Math.max(...inside)]);
        }
      }),
    );
  });

  test('gives each of few values its own bin, −0 and 0 one together', () => {
    expect([...bin([3, -0, 7, 0, 3], 3).codes]).toEqual([1, 0, 2, 0, 1]);
  });

  test('fills bins alike, whatever the distribution', () => {
    const values = Array.from({ length: 1000 }, (_, i) => Math.exp(i / 50));
    const counts = new Array<number>(10).fill(0);
    for (const code of bin(values, 10).codes) counts[code]++;
    expect(counts).toEqual(new Array(10).fill(100));
  });

  test('shares what a value of many rows leaves over', () => {
    const values = [...new Array<number>(900).fill(0), ...Array.from({ length: 100 }, (_, i) => i + 1)];
    expect(Math.max(...bin(values, 11).codes)).toBe(10);
  });

  test('takes only the rows it is given, column after column', () => {
    const values = Float32Array.of(1, 10, 2, 30, 3, 20);
    const rowsTaken = Uint32Array.of(2, 1);
    const { codes, rows } = binColumns({ values, width: 2, from: 0, to: 2, rows: rowsTaken, limit: 255 });
    expect(rows).toBe(2);
    expect([...codes]).toEqual([1, 0, 0, 1]);
  });
});
