import type { Bins } from './bins.ts';

/** Sorts the rows of a node to its children. Owns scratch memory: nothing is allocated per node. */
export class Partition {
  readonly #bins: Bins;
  readonly #aside: Uint32Array;

  constructor(bins: Bins) {
    this.#bins = bins;
    this.#aside = new Uint32Array(bins.rows);
  }

  /**
   * Moves those of rows `order[start … end]` whose bin in `column` is at most `bin` to the front; both sides
   * keep their order. @returns where the others start
   */
  split(order: Uint32Array, start: number, end: number, column: number, bin: number): number {
    const aside = this.#aside;
    const { codes, rows } = this.#bins;
    const from = column * rows;
    let left = start;
    let right = 0;
    for (let i = start; i < end; i++) {
      const row = order[i];
      // Writing to both sides and advancing one is quicker than a branch nobody can foresee.
      const goesRight = (bin - codes[from + row]) >>> 31;
      order[left] = row;
      aside[right] = row;
      left += 1 - goesRight;
      right += goesRight;
    }
    for (let i = 0; i < right; i++) order[left + i] = aside[i];
    return left;
  }
}
