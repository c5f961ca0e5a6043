import { sharedFloat64 } from '../parallel/shared.ts';
import type { ClassifierState } from './classifier.ts';
import type { Dataset } from './dataset.ts';
import { allRows, rowProducts, squaresOf, transposed, type Rows } from './row-products.ts';

/**
 * Brings features to one scale: clamps each to `low … high`, subtracts `mean` and multiplies by `factor`.
 * Only `columns` are kept, those that vary and are not told by an earlier one.
 */
export interface Scaling {
  readonly columns: Uint32Array;
  readonly low: Float64Array;
  readonly high: Float64Array;
  readonly mean: Float64Array;
  readonly factor: Float64Array;
}

export interface ScalingSettings {
  /** Values further from the mean than so many standard deviations count as that far; 0 for no limit. */
  readonly clip: number;
  /** A feature that correlates more than this, either way, with one kept before it is left out; 1 keeps all. */
  readonly maxCorrelation: number;
}

/** Learns from the given rows alone. A feature that is constant or not a number somewhere is left out. */
export function learnScaling(
  data: Pick<Dataset, 'values' | 'features'>,
  rows: Uint32Array,
  { clip, maxCorrelation }: ScalingSettings,
): Scaling {
  const width = data.features.length;
  const columns: number[] = [];
  const [low, high, mean, factor]: number[][] = [[], [], [], []];
  const column = new Float64Array(rows.length);
  for (let c = 0; c < width; c++) {
    for (let i = 0; i < rows.length; i++) column[i] = data.values[rows[i] * width + c];
    const plain = moments(column);
    if (!varies(plain)) continue;
    const reach = clip > 0 ? clip * plain.deviation : Infinity;
    const [from, to] = [plain.mean - reach, plain.mean + reach];
    for (let i = 0; i < rows.length; i++) column[i] = Math.min(to, Math.max(from, column[i]));
    const clamped = moments(column);
    columns.push(c);
    low.push(from);
    high.push(to);
    mean.push(clamped.mean);
    factor.push(1 / clamped.deviation);
  }
  const all: Scaling = {
    columns: Uint32Array.from(columns),
    low: Float64Array.from(low),
    high: Float64Array.from(high),
    mean: Float64Array.from(mean),
    factor: Float64Array.from(factor),
  };
  return maxCorrelation < 1 ? withoutEchoes(all, data, rows, maxCorrelation) : all;
}

interface Moments {
  readonly mean: number;
  readonly deviation: number;
}

function moments(values: Float64Array): Moments {
  let sum = 0;
  for (const value of values) sum += value;
  const mean = sum / values.length;
  let squares = 0;
  for (const value of values) squares += (value - mean) ** 2;
  return { mean, deviation: Math.sqrt(squares / values.length) };
}

/** False for rounding errors around a constant, and for NaN. */
function varies({ mean, deviation }: Moments): boolean {
  return deviation > 1e-7 * Math.abs(mean) && deviation > 0 && deviation < Infinity;
}

/** Enough to tell a correlation by. */
const ECHO_ROWS = 2000;

/** Leaves out every feature that an earlier one tells almost as well. */
function withoutEchoes(
  scaling: Scaling,
  data: Pick<Dataset, 'values' | 'features'>,
  rows: Uint32Array,
  limit: number,
): Scaling {
  const step = Math.max(1, rows.length / ECHO_ROWS);
  const some = Uint32Array.from(
    { length: Math.floor(rows.length / step) },
    (_, i) => rows[Math.floor(i * step)],
  );
  const byColumn = allRows(transposed(scaledRows(scaling, data, some)), some.length);
  const kept: number[] = [];
  // Products of a block of features with all before it: few enough to stay near the processor.
  const block = 64;
  const products = new Float64Array(block * byColumn.count);
  const lengths = squaresOf(byColumn).map(Math.sqrt);
  for (let first = 0; first < byColumn.count; first += block) {
    const count = Math.min(block, byColumn.count - first);
    const before = { ...byColumn, count: first + count };
    rowProducts({ ...byColumn, first, count }, before, products);
    for (let i = 0; i < count; i++) {
      const row = i * before.count;
      const column = first + i;
      const isEcho = kept.some(
        (other) => Math.abs(products[row + other]) > limit * lengths[other] * lengths[column],
      );
      if (!isEcho) kept.push(column);
    }
  }
  return {
    columns: Uint32Array.from(kept, (i) => scaling.columns[i]),
    low: Float64Array.from(kept, (i) => scaling.low[i]),
    high: Float64Array.from(kept, (i) => scaling.high[i]),
    mean: Float64Array.from(kept, (i) => scaling.mean[i]),
    factor: Float64Array.from(kept, (i) => scaling.factor[i]),
  };
}

/** Scales the feature vector at `values[offset …]` into `out[at …]`. What is no number becomes the mean. */
export function scaleRow(
  { columns, low, high, mean, factor }: Scaling,
  values: Float32Array | Float64Array,
  offset: number,
  out: Float64Array,
  at: number,
): void {
  for (let i = 0; i < columns.length; i++) {
    const value = values[offset + columns[i]];
    const clamped = value < low[i] ? low[i] : value > high[i] ? high[i] : value;
    out[at + i] = Number.isNaN(clamped) ? 0 : (clamped - mean[i]) * factor[i];
  }
}

/** The given rows, scaled, on memory that threads can share. */
export function scaledRows(
  scaling: Scaling,
  data: Pick<Dataset, 'values' | 'features'>,
  rows: Uint32Array,
): Rows {
  const columns = scaling.columns.length;
  const values = sharedFloat64(rows.length * columns);
  rows.forEach((row, i) => {
    scaleRow(scaling, data.values, row * data.features.length, values, i * columns);
  });
  return { values, columns, first: 0, count: rows.length };
}

/** The arrays of a state that hold a scaling. */
export function scalingArrays(scaling: Scaling): ClassifierState['arrays'] {
  return {
    scalingColumns: scaling.columns,
    scalingLow: scaling.low,
    scalingHigh: scaling.high,
    scalingMean: scaling.mean,
    scalingFactor: scaling.factor,
  };
}

/** @throws {Error} when the arrays do not fit together */
export function readScaling({ arrays, features }: Pick<ClassifierState, 'arrays' | 'features'>): Scaling {
  const {
    scalingColumns: columns,
    scalingLow: low,
    scalingHigh: high,
    scalingMean: mean,
    scalingFactor: factor,
  } = arrays;
  const fits =
    columns instanceof Uint32Array &&
    low instanceof Float64Array &&
    high instanceof Float64Array &&
    mean instanceof Float64Array &&
    factor instanceof Float64Array &&
    [low, high, mean, factor].every(({ length }) => length === columns.length) &&
    columns.every((column) => column < features.length) &&
    low.every((value, i) => value <= high[i]) &&
    mean.every(Number.isFinite) &&
    factor.every(Number.isFinite);
  if (!fits) throw new Error('the classifier does not fit together: its scaling is damaged');
  return { columns, low, high, mean, factor };
}
