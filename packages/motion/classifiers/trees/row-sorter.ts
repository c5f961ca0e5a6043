import type { Bins } from './bins.ts';

/** Up to so many rows, inserting each into its place is quicker than counting bins. */
const FEW_ROWS = 24;

/** A key holds a row's bin above these bits, and the row's place within its node in them. */
export const PLACE_BITS = 16;
export const PLACE_MASK = 2 ** PLACE_BITS - 1;

/** Sorts the rows of a node by their bin in one column. Owns scratch memory: nothing is allocated per node. */
export class RowSorter {
  readonly #bins: Bins;
  readonly #keys: Int32Array;
  readonly #sorted: Int32Array;
  readonly #positions: Uint32Array;

  /** @param most rows that are ever sorted, at most 2¹⁶ */
  constructor(bins: Bins, most: number) {
    this.#bins = bins;
    this.#keys = new Int32Array(most);
    this.#sorted = new Int32Array(most);
    this.#positions = new Uint32Array(bins.limit);
  }

  /** @returns the keys of rows `order[start … start + count]`, ascending, valid until the next call */
  sort(column: number, order: Uint32Array, start: number, count: number): Int32Array {
    if (count > FEW_ROWS) this.#sortByCounting(column, order, start, count);
    else this.#sortByInsertion(column, order, start, count);
    return this.#sorted;
  }

  #sortByInsertion(column: number, order: Uint32Array, start: number, count: number): void {
    const { codes, rows } = this.#bins;
    const sorted = this.#sorted;
    const from = column * rows;
    for (let i = 0; i < count; i++) {
      const key = (codes[from + order[start + i]] << PLACE_BITS) | i;
      let at = i;
      for (; at > 0 && sorted[at - 1] > key; at--) sorted[at] = sorted[at - 1];
      sorted[at] = key;
    }
  }

  #sortByCounting(column: number, order: Uint32Array, start: number, count: number): void {
    const { codes, rows } = this.#bins;
    const keys = this.#keys;
    const sorted = this.#sorted;
    const positions = this.#positions;
    const from = column * rows;
    positions.fill(0);
    for (let i = 0; i < count; i++) {
      const bin = codes[from + order[start + i]];
      keys[i] = (bin << PLACE_BITS) | i;
      positions[bin]++;
    }
    let position = 0;
    for (let bin = 0; bin < positions.length; bin++) {
      const inBin = positions[bin];
      positions[bin] = position;
      position += inBin;
    }
    for (let i = 0; i < count; i++) {
      const key = keys[i];
      sorted[positions[key >> PLACE_BITS]++] = key;
    }
  }
}
