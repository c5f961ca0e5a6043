import type { Bins } from '../trees/bins.ts';

/** Numbers of working memory that so many histograms take. */
export function histogramSize(columns: number, limit: number, slots: number): number {
  return columns * limit * slots;
}

/**
 * Sums of packed gradients per bin, one histogram a node, for some columns of the bins. They live in slots
 * of one block of memory; what it held before does not matter.
 */
export class Histograms {
  readonly columns: Uint32Array;
  readonly #bins: Bins;
  readonly #sums: Float64Array;
  /** A node's packed gradients, in the order of its rows. */
  readonly #inOrder: Float64Array;

  constructor(bins: Bins, columns: Uint32Array, memory: Float64Array) {
    this.#bins = bins;
    this.columns = columns;
    this.#sums = memory;
    this.#inOrder = new Float64Array(bins.rows);
  }

  /** The sums of all columns, `columns × limit`. */
  of(slot: number): Float64Array {
    const size = this.columns.length * this.#bins.limit;
    return this.#sums.subarray(slot * size, (slot + 1) * size);
  }

  /** Sums up the rows `order[start … end]`. */
  fill(slot: number, order: Uint32Array, start: number, end: number, packed: Float64Array): void {
    const { columns } = this;
    const { limit, rows } = this.#bins;
    const sums = this.of(slot).fill(0);
    const inOrder = this.#inOrder;
    const last = columns.length - 1;
    for (let i = start; i < end; i++) inOrder[i - start] = packed[order[i]];
    // Two columns at a time share the reading of rows and gradients.
    for (let c = 0; c < last; c += 2) {
      this.#addTwo(sums, c * limit, columns[c] * rows, columns[c + 1] * rows, order, start, end);
    }
    if (last % 2 === 0) this.#addOne(sums, last * limit, columns[last] * rows, order, start, end);
  }

  /** Takes a child's sums from its parent's: what is left is the other child's. */
  subtract(parent: number, child: number): void {
    const sums = this.of(parent);
    const less = this.of(child);
    for (let i = 0; i < sums.length; i++) sums[i] -= less[i];
  }

  #addTwo(
    sums: Float64Array,
    base: number,
    from: number,
    nextFrom: number,
    order: Uint32Array,
    start: number,
    end: number,
  ): void {
    const { codes, limit } = this.#bins;
    const inOrder = this.#inOrder;
    const nextBase = base + limit;
    for (let i = start, at = 0; i < end; i++, at++) {
      const row = order[i];
      const gradient = inOrder[at];
      sums[base + codes[from + row]] += gradient;
      sums[nextBase + codes[nextFrom + row]] += gradient;
    }
  }

  #addOne(
    sums: Float64Array,
    base: number,
    from: number,
    order: Uint32Array,
    start: number,
    end: number,
  ): void {
    const { codes } = this.#bins;
    for (let i = start; i < end; i++) sums[base + codes[from + order[i]]] += this.#inOrder[i - start];
  }
}
