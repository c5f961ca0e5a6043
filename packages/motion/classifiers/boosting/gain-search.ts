import type { Bins } from '../trees/bins.ts';
import { GRADIENT_UNIT, gradientOf } from './packed-gradients.ts';

export interface GainSettings {
  /** Rows in a leaf at least. */
  readonly minLeaf: number;
  /** Added to the curvature of every leaf, in the steps of the packed gradients. */
  readonly l2: number;
  /** Curvature in a leaf at least, in the same steps. */
  readonly minCurvature: number;
}

/** Rows of `column` in bins up to `bin` go left, from `nextBin` on right. */
export interface GainSplit {
  readonly column: number;
  readonly bin: number;
  readonly nextBin: number;
  /** By how much gradient² / curvature grows from the node to its children. */
  readonly gain: number;
}

/**
 * Finds the split of a node that lowers the loss most, to second order: the largest
 * Σ_child gradient² / (curvature + l2) (Friedman, Annals of Statistics 29, 2001; Chen & Guestrin, KDD 2016).
 */
export class GainSearch {
  readonly #bins: Bins;
  readonly #settings: GainSettings;
  readonly #counts: Uint32Array;
  /** Of the node at work: packed total, its score, and the best split so far. */
  #total = 0;
  #best = 0;
  #column = -1;
  #bin = 0;
  #nextBin = 0;

  constructor(bins: Bins, settings: GainSettings) {
    this.#bins = bins;
    this.#settings = settings;
    this.#counts = new Uint32Array(bins.limit);
  }

  /**
   * @param sums of the node per column and bin
   * @param total of the node
   * @param order holds the node's rows at `start … end`
   */
  find(
    sums: Float64Array,
    total: number,
    columns: Uint32Array,
    order: Uint32Array,
    start: number,
    end: number,
  ): GainSplit | null {
    const { limit } = this.#bins;
    const gradient = gradientOf(total);
    const curvature = total - gradient * GRADIENT_UNIT;
    const whole = (gradient * gradient) / (curvature + this.#settings.l2);
    this.#total = total;
    // No split may win by a rounding error.
    this.#best = whole * (1 + 1e-9);
    this.#column = -1;
    for (let c = 0; c < columns.length; c++) {
      if (!this.#mayGain(sums, c * limit)) continue;
      this.#count(columns[c], order, start, end);
      this.#sweep(sums, c * limit, columns[c], end - start);
    }
    if (this.#column < 0) return null;
    return { column: this.#column, bin: this.#bin, nextBin: this.#nextBin, gain: this.#best - whole };
  }

  /**
   * Whether any threshold beats the best split, small leaves allowed: so few do that only those are counted.
   * With l and r the children's curvature + l2, their score exceeds gradient² / (l + r) by
   * (leftGradient (l + r) − gradient l)² / (l r (l + r)), which needs no division to compare.
   */
  #mayGain(sums: Float64Array, base: number): boolean {
    const end = base + this.#bins.limit;
    const { l2 } = this.#settings;
    const gradient = gradientOf(this.#total);
    const both = this.#total - gradient * GRADIENT_UNIT + 2 * l2;
    // Rounding must not lose what is just as good.
    const needed = (this.#best * both - gradient * gradient) * (1 - 1e-9);
    let sum = 0;
    for (let at = base; at < end; at++) {
      sum += sums[at];
      const left = Math.floor(sum * (1 / GRADIENT_UNIT));
      const l = sum - left * GRADIENT_UNIT + l2;
      const excess = left * both - gradient * l;
      if (excess * excess > needed * l * (both - l)) return true;
    }
    return false;
  }

  #count(column: number, order: Uint32Array, start: number, end: number): void {
    const { codes, rows } = this.#bins;
    const counts = this.#counts;
    const from = column * rows;
    counts.fill(0);
    for (let i = start; i < end; i++) counts[codes[from + order[i]]]++;
  }

  #sweep(sums: Float64Array, base: number, column: number, rows: number): void {
    const { minLeaf, l2, minCurvature } = this.#settings;
    const gradient = gradientOf(this.#total);
    const curvature = this.#total - gradient * GRADIENT_UNIT;
    let left = 0;
    let leftRows = 0;
    let previous = -1;
    for (let bin = 0; leftRows <= rows - minLeaf; bin++) {
      const inBin = this.#counts[bin];
      if (inBin === 0) continue;
      if (leftRows >= minLeaf) {
        const leftGradient = gradientOf(left);
        const leftCurvature = left - leftGradient * GRADIENT_UNIT;
        const rightGradient = gradient - leftGradient;
        const rightCurvature = curvature - leftCurvature;
        const score =
          (leftGradient * leftGradient) / (leftCurvature + l2) +
          (rightGradient * rightGradient) / (rightCurvature + l2);
        if (score > this.#best && Math.min(leftCurvature, rightCurvature) >= minCurvature) {
          this.#best = score;
          this.#column = column;
          this.#bin = previous;
          this.#nextBin = bin;
        }
      }
      left += sums[base + bin];
      leftRows += inBin;
      previous = bin;
    }
  }
}
