import { describe, expect, test } from 'vitest';
import { learnScaling, scaledRows, scaleRow } from './scaling.ts';
import { readStandardised } from './standardised.fixture.ts';

const rows = (length: number) => Uint32Array.from({ length }, (_, i) => i);
const PLAIN = { clip: 0, maxCorrelation: 1 };

/** Few rows of named columns. */
function table(columns: Record<string, readonly number[]>) {
  const lists = Object.values(columns);
  const values = Float32Array.from(lists[0].flatMap((_, row) => lists.map((column) => column[row])));
  return { features: Object.keys(columns), values };
}

describe('scaling', () => {
  test("takes the mean and standard deviation scikit-learn's StandardScaler takes", () => {
    const { data, golden } = readStandardised();
    const { mean, factor } = learnScaling(data, rows(150), PLAIN);
    mean.forEach((value, i) => expect(value).toBeCloseTo(golden.mean[i], 9));
    factor.forEach((value, i) => expect(1 / value).toBeCloseTo(golden.deviation[i], 9));
  });

  test('learns from the given rows alone', () => {
    const data = table({ x: [1, 100, 3, 100] });
    expect([...learnScaling(data, Uint32Array.of(0, 2), PLAIN).mean]).toEqual([2]);
  });

  test('leaves out what is constant, even but for rounding, or no number somewhere', () => {
    const data = table({
      constant: [0.1, 0.1, 0.1],
      nearly: [1e6, 1e6 + 0.0625, 1e6],
      broken: [1, NaN, 2],
      endless: [1, Infinity, 2],
      good: [1, 2, 4],
    });
    expect([...learnScaling(data, rows(3), PLAIN).columns]).toEqual([4]);
  });

  test('clamps what lies far out, for the rows it learns from as for others', () => {
    const column = [...Array.from({ length: 99 }, (_, i) => i % 3), 1000];
    const scaling = learnScaling(table({ x: column }), rows(100), { clip: 3, maxCorrelation: 1 });
    const scaled = (value: number) => {
      const out = new Float64Array(1);
      scaleRow(scaling, Float64Array.of(value), 0, out, 0);
      return out[0];
    };
    expect(scaled(1000)).toBe(scaled(1e9));
    expect(scaled(-1e9)).toBe(scaled(-2e9));
    expect(scaled(1)).toBeGreaterThan(scaled(0));
    const all = [...scaledRows(scaling, table({ x: column }), rows(100)).values];
    expect(all.reduce((sum, value) => sum + value, 0)).toBeCloseTo(0, 9);
    expect(all.reduce((sum, value) => sum + value * value, 0)).toBeCloseTo(100, 9);
  });

  test('keeps the first of features that tell the same', () => {
    const x = Array.from({ length: 40 }, (_, i) => Math.sin(i));
    const data = table({
      x,
      twice: x.map((value) => 2 * value + 1),
      mirrored: x.map((value) => -value),
      other: Array.from({ length: 40 }, (_, i) => Math.sin(7 * i * i)),
      alike: x.map((value, i) => value + 2 * Math.cos(3 * i)),
    });
    const kept = (maxCorrelation: number) => [
      ...learnScaling(data, rows(40), { clip: 0, maxCorrelation }).columns,
    ];
    expect(kept(1)).toEqual([0, 1, 2, 3, 4]);
    expect(kept(0.95)).toEqual([0, 3, 4]);
    expect(kept(0.1)).not.toContain(4);
  });
});
