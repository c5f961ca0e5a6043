import { rowProducts, transposed, type Rows } from '../row-products.ts';

/** Sums over rows from which means and scatter follow; those of several sets of rows add up. */
export interface Sums {
  readonly columns: number;
  readonly classes: number;
  readonly rows: number;
  /** Σ x xᵀ over the rows; only the lower triangle counts. */
  readonly products: Float64Array;
  /** What each group shows of each class. */
  readonly parts: readonly { readonly label: number; readonly rows: number; readonly sum: Float64Array }[];
}

/** @param groups a group's rows of one class have a mean of their own */
export function sumsOf(rows: Rows, labels: Uint16Array, groups: Uint32Array, classes: number): Sums {
  const { columns } = rows;
  const parts = new Map<string, { label: number; rows: number; sum: Float64Array }>();
  for (let i = 0; i < rows.count; i++) {
    const key = `${labels[i]} ${groups[i]}`;
    const part = parts.get(key) ?? { label: labels[i], rows: 0, sum: new Float64Array(columns) };
    parts.set(key, part);
    part.rows++;
    const at = (rows.first + i) * columns;
    for (let c = 0; c < columns; c++) part.sum[c] += rows.values[at + c];
  }
  return { columns, classes, rows: rows.count, products: productsOf(rows), parts: [...parts.values()] };
}

function productsOf(rows: Rows): Float64Array {
  const { columns, count } = rows;
  const byColumn: Rows = { values: transposed(rows), columns: count, first: 0, count: columns };
  const products = new Float64Array(columns * columns);
  const block = 64;
  const some = new Float64Array(block * columns);
  for (let first = 0; first < columns; first += block) {
    const wide = Math.min(block, columns - first);
    const before = first + wide;
    rowProducts({ ...byColumn, first, count: wide }, { ...byColumn, count: before }, some);
    for (let i = 0; i < wide; i++) {
      products.set(some.subarray(i * before, (i + 1) * before), (first + i) * columns);
    }
  }
  return products;
}

/** The sums of all rows together. Groups of different sets count as different. */
export function addSums(sets: readonly Sums[]): Sums {
  const products = new Float64Array(sets[0].products.length);
  for (const set of sets) for (let i = 0; i < products.length; i++) products[i] += set.products[i];
  return {
    ...sets[0],
    rows: sets.reduce((sum, { rows }) => sum + rows, 0),
    products,
    parts: sets.flatMap(({ parts }) => parts),
  };
}

/** Mean of each class, row-major, NaN without rows. */
export function classMeans({ parts, classes, columns }: Sums): Float64Array {
  const means = new Float64Array(classes * columns);
  const counts = new Float64Array(classes);
  for (const { label, rows, sum } of parts) {
    counts[label] += rows;
    for (let c = 0; c < columns; c++) means[label * columns + c] += sum[c];
  }
  return means.map((sum, i) => sum / counts[Math.floor(i / columns)]);
}

/**
 * Mean scatter about the class means, made up of that within groups and, `groupWeight` times, that of the groups'
 * means about their class's. Lower triangle only.
 */
export function scatterOf(sums: Sums, means: Float64Array, groupWeight: number): Float64Array {
  const { columns, rows, products, parts } = sums;
  const scatter = products.map((product) => product / rows);
  const mean = new Float64Array(columns);
  const apart = new Float64Array(columns);
  for (const part of parts) {
    const share = part.rows / rows;
    for (let c = 0; c < columns; c++) {
      mean[c] = Math.sqrt(share) * (part.sum[c] / part.rows);
      apart[c] = mean[c] - Math.sqrt(share) * means[part.label * columns + c];
    }
    for (let i = 0; i < columns; i++) {
      const [m, a] = [mean[i], groupWeight * apart[i]];
      const row = i * columns;
      for (let j = 0; j <= i; j++) scatter[row + j] += a * apart[j] - m * mean[j];
    }
  }
  return scatter;
}
