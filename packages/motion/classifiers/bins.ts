import { sharedFloat32, sharedUint8 } from '../parallel/shared.ts';
import type { Dataset } from './dataset.ts';
import { createFloatSorter } from './sort-floats.ts';

/** A training set as small whole numbers, column after column, on memory that threads can share. */
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

/**
 * Cuts each column at its quantiles into at most `limit` (≤ 255) bins of about as many rows. Equal values
 * share a bin; a column of few different values gets one bin a value.
 */
export function binColumns(
  data: Pick<Dataset, 'values' | 'features'>,
  rows: Uint32Array,
  limit: number,
): Bins {
  const columns = data.features.length;
  const bins: Bins = {
    rows: rows.length,
    columns,
    limit,
    codes: sharedUint8(columns * rows.length),
    lowest: sharedFloat32(columns * limit),
    highest: sharedFloat32(columns * limit),
  };
  const sort = createFloatSorter(rows.length);
  const column = new Float32Array(rows.length);
  for (let c = 0; c < columns; c++) {
    // Adding 0 turns −0 into 0, which it equals.
    for (let i = 0; i < rows.length; i++) column[i] = data.values[rows[i] * columns + c] + 0;
    binColumn(column, sort(column), c, bins);
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
