import { createFloatSorter } from './sort-floats.ts';

/** A training set as small whole numbers, column after column. */
export interface Bins {
  readonly rows: number;
  readonly columns: number;
  /** How many bins a column has at most. */
  readonly limit: number;
  /** Bin of `row` in `column` at `column × rows + row`. */
  readonly codes: Uint8Array;
  /** Smallest and largest value in bin `b` of `column`, at `column × limit + b`. */
  readonly lowest: Float32Array;
  readonly highest: Float32Array;
}

/** Some columns of a row-major matrix of `width` columns. */
export interface BinColumnsInput {
  readonly values: Float32Array;
  readonly width: number;
  readonly from: number;
  readonly to: number;
  readonly rows: Uint32Array;
  readonly limit: number;
}

/** Columns read at a time: those that share a cache line. */
const BLOCK = 16;

/**
 * Cuts each column `from … to` at its quantiles into at most `limit` (≤ 255) bins of about as many rows.
 * Equal values share a bin; a column of few different values gets one bin a value.
 */
export function binColumns({ values, width, from, to, rows, limit }: BinColumnsInput): Bins {
  const columns = to - from;
  const bins: Bins = {
    rows: rows.length,
    columns,
    limit,
    codes: new Uint8Array(columns * rows.length),
    lowest: new Float32Array(columns * limit),
    highest: new Float32Array(columns * limit),
  };
  const sort = createFloatSorter(rows.length);
  const block = new Float32Array(BLOCK * rows.length);
  for (let first = 0; first < columns; first += BLOCK) {
    const count = Math.min(BLOCK, columns - first);
    for (let i = 0; i < rows.length; i++) {
      const at = rows[i] * width + from + first;
      // Adding 0 turns −0 into 0, which it equals.
      for (let c = 0; c < count; c++) block[c * rows.length + i] = values[at + c] + 0;
    }
    for (let c = 0; c < count; c++) {
      const column = block.subarray(c * rows.length, (c + 1) * rows.length);
      binColumn(column, sort(column), first + c, bins);
    }
  }
  return bins;
}

function binColumn(values: Float32Array, order: Uint32Array, column: number, bins: Bins): void {
  const { rows, limit, codes, lowest, highest } = bins;
  const onePerValue = distinct(values, order) <= limit;
  let bin = 0;
  let filled = 0;
  let wanted = onePerValue ? 1 : rows / limit;
  let previous = values[order[0]];
  lowest[column * limit] = previous;
  for (let i = 0; i < rows; i++) {
    const value = values[order[i]];
    if (value !== previous && filled >= wanted && bin < limit - 1) {
      highest[column * limit + bin] = previous;
      bin++;
      lowest[column * limit + bin] = value;
      filled = 0;
      // A value held by many rows takes more than its share; the rest is shared anew.
      if (!onePerValue) wanted = (rows - i) / (limit - bin);
    }
    codes[column * rows + order[i]] = bin;
    filled++;
    previous = value;
  }
  highest[column * limit + bin] = previous;
}

function distinct(values: Float32Array, order: Uint32Array): number {
  let count = 1;
  for (let i = 1; i < order.length; i++) if (values[order[i]] !== values[order[i - 1]]) count++;
  return count;
}

/** The middle between the values of two bins; never the upper value itself, which goes right. */
export function thresholdBetween(bins: Bins, column: number, bin: number, nextBin: number): number {
  const below = bins.highest[column * bins.limit + bin];
  const above = bins.lowest[column * bins.limit + nextBin];
  const middle = Math.fround(below / 2 + above / 2);
  return middle >= below && middle < above ? middle : below;
}
