import type { Bins } from './bins.ts';

/** Bins of four features share one 32-bit word, a byte each; the top bit of a byte is free for comparing. */
export const LANES = 4;
export const MOST_BINS = 127;
const TOP_BITS = 0x80808080 | 0;
const ONES = 0x01010101;
const ALL_HIGHEST = 0x7f7f7f7f;

/**
 * Looks at up to four features of a node's rows at once, side by side in the bytes of words, without branches
 * that a processor cannot foresee. Rows come grouped by class, so that classes are counted in runs. Owns
 * scratch memory: nothing is allocated per node.
 */
export class Lanes {
  /** Of a cut per lane: rows up to it, Σ_class left² and Σ_class left · total. */
  readonly left = new Float64Array(LANES);
  readonly leftSquares = new Float64Array(LANES);
  readonly cross = new Float64Array(LANES);
  /** Lowest and highest bin of each lane. */
  lowest = 0;
  highest = 0;

  readonly #bins: Bins;
  readonly #words: Int32Array;
  /** Where the rows of each class present end, from the node's first. */
  readonly #ends: Int32Array;
  #runs = 0;
  #order = new Uint32Array(0);
  #start = 0;
  #end = 0;

  constructor(bins: Bins, classes: number) {
    this.#bins = bins;
    this.#words = new Int32Array(bins.rows);
    this.#ends = new Int32Array(classes);
  }

  /** Takes up a node of rows `order[start … end]`, `totals` of them in each class. */
  enter(order: Uint32Array<ArrayBuffer>, start: number, end: number, totals: Float64Array): void {
    this.#order = order;
    this.#start = start;
    this.#end = end;
    this.#runs = 0;
    let at = 0;
    for (const total of totals) {
      at += total;
      if (total > 0) this.#ends[this.#runs++] = at;
    }
  }

  /** Takes up features `features[from … from + count]`; lanes left over repeat the first. */
  read(features: Uint32Array, from: number, count: number): void {
    const { codes, rows } = this.#bins;
    const order = this.#order;
    const words = this.#words;
    const start = this.#start;
    const end = this.#end;
    const a = features[from] * rows;
    const b = count > 1 ? features[from + 1] * rows : a;
    const c = count > 2 ? features[from + 2] * rows : a;
    const d = count > 3 ? features[from + 3] * rows : a;
    for (let i = start, at = 0; i < end; i++, at++) {
      const row = order[i];
      words[at] = codes[a + row] | (codes[b + row] << 8) | (codes[c + row] << 16) | (codes[d + row] << 24);
    }
  }

  /** Finds `lowest` and `highest`. */
  findRange(): void {
    const words = this.#words;
    const rows = this.#end - this.#start;
    let lowest = ALL_HIGHEST;
    let highest = 0;
    for (let at = 0; at < rows; at++) {
      const word = words[at];
      // The top bit of a byte stays set where the first is at least the second; no byte borrows from the next.
      const lower = ((lowest | TOP_BITS) - word) & TOP_BITS;
      lowest ^= (word ^ lowest) & (lower - (lower >>> 7));
      const higher = ((word | TOP_BITS) - highest) & TOP_BITS;
      highest ^= (word ^ highest) & (higher - (higher >>> 7));
    }
    this.lowest = lowest;
    this.highest = highest;
  }

  /** Counts, class by class, the rows whose bin is at most that of `cuts`. */
  count(cuts: number): void {
    const words = this.#words;
    const ends = this.#ends;
    const runs = this.#runs;
    const bound = cuts | TOP_BITS;
    // Of lanes a, b, c, d, in variables of their own because this is where the time goes.
    let leftA = 0, leftB = 0, leftC = 0, leftD = 0; // prettier-ignore
    let squaresA = 0, squaresB = 0, squaresC = 0, squaresD = 0; // prettier-ignore
    let crossA = 0, crossB = 0, crossC = 0, crossD = 0; // prettier-ignore
    for (let run = 0, at = 0; run < runs; run++) {
      const end = ends[run];
      const total = end - at;
      let a = 0, b = 0, c = 0, d = 0; // prettier-ignore
      while (at < end) {
        // A byte counts to 255.
        const stop = Math.min(end, at + 255);
        let counts = 0;
        for (; at < stop; at++) counts = (counts + (((bound - words[at]) >>> 7) & ONES)) | 0;
        a += counts & 255;
        b += (counts >>> 8) & 255;
        c += (counts >>> 16) & 255;
        d += counts >>> 24;
      }
      leftA += a;
      leftB += b;
      leftC += c;
      leftD += d;
      squaresA += a * a;
      squaresB += b * b;
      squaresC += c * c;
      squaresD += d * d;
      crossA += a * total;
      crossB += b * total;
      crossC += c * total;
      crossD += d * total;
    }
    this.#keep(0, leftA, squaresA, crossA);
    this.#keep(1, leftB, squaresB, crossB);
    this.#keep(2, leftC, squaresC, crossC);
    this.#keep(3, leftD, squaresD, crossD);
  }

  #keep(lane: number, left: number, squares: number, cross: number): void {
    this.left[lane] = left;
    this.leftSquares[lane] = squares;
    this.cross[lane] = cross;
  }
}

export function byteOf(word: number, lane: number): number {
  return (word >>> (8 * lane)) & 255;
}
