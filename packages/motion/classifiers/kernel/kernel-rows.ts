import { rowProducts } from '../row-products.ts';
import type { KernelSpace } from './kernel-matrix.ts';
import { rbf } from './rbf.ts';

/** Nearness of one row to some rows. What `of` returned stays valid until `of` is called twice more. */
export interface KernelRows {
  of(row: number): Float32Array;
}

/** Memory for rows that may be asked for again, when there is no matrix. */
const CACHE_BYTES = 64 * 2 ** 20;

/** Nearness of any row of the space to `rows`. */
export function kernelRows(space: KernelSpace, rows: Uint32Array): KernelRows {
  return space.matrix === null
    ? new ComputedRows(space, rows)
    : new GatheredRows(space.matrix, space.squares.length, rows);
}

class GatheredRows implements KernelRows {
  readonly #matrix: Float32Array;
  readonly #stride: number;
  readonly #rows: Uint32Array;
  #older: Float32Array;
  #newer: Float32Array;

  constructor(matrix: Float32Array, stride: number, rows: Uint32Array) {
    this.#matrix = matrix;
    this.#stride = stride;
    this.#rows = rows;
    this.#older = new Float32Array(rows.length);
    this.#newer = new Float32Array(rows.length);
  }

  of(row: number): Float32Array {
    const out = this.#older;
    this.#older = this.#newer;
    this.#newer = out;
    const rows = this.#rows;
    const at = row * this.#stride;
    for (let i = 0; i < rows.length; i++) out[i] = this.#matrix[at + rows[i]];
    return out;
  }
}

/** Computes a row when it is asked for and keeps the latest. */
class ComputedRows implements KernelRows {
  readonly #space: KernelSpace;
  readonly #rows: Uint32Array;
  readonly #values: Float64Array;
  readonly #products: Float64Array;
  readonly #kept = new Map<number, Float32Array>();
  readonly #capacity: number;

  constructor(space: KernelSpace, rows: Uint32Array) {
    const { values, columns } = space;
    this.#space = space;
    this.#rows = rows;
    this.#values = new Float64Array(rows.length * columns);
    rows.forEach((row, i) =>
      this.#values.set(values.subarray(row * columns, (row + 1) * columns), i * columns),
    );
    this.#products = new Float64Array(rows.length);
    this.#capacity = Math.max(2, Math.floor(CACHE_BYTES / (4 * rows.length)));
  }

  of(row: number): Float32Array {
    const known = this.#kept.get(row);
    if (known) {
      // A map keeps the order of insertion: the row used longest ago comes first.
      this.#kept.delete(row);
      this.#kept.set(row, known);
      return known;
    }
    const out = this.#kept.size < this.#capacity ? new Float32Array(this.#rows.length) : this.#dropOldest();
    this.#compute(row, out);
    this.#kept.set(row, out);
    return out;
  }

  #dropOldest(): Float32Array {
    const [[row, memory]] = this.#kept;
    this.#kept.delete(row);
    return memory;
  }

  #compute(row: number, out: Float32Array): void {
    const { values, columns, squares } = this.#space;
    const rows = this.#rows;
    rowProducts(
      { values: this.#values, columns, first: 0, count: rows.length },
      { values, columns, first: row, count: 1 },
      this.#products,
    );
    for (let i = 0; i < rows.length; i++) {
      out[i] = rbf(this.#space.rbf, squares[row] + squares[rows[i]] - 2 * this.#products[i]);
    }
  }
}
