import type { Bins } from './bins.ts';
import type { NodeSplitter } from './grow-tree.ts';
import { PLACE_BITS, PLACE_MASK, RowSorter } from './row-sorter.ts';

/**
 * Finds the split of a node's rows that leaves the purest children. Purity is the Gini index (Breiman et
 * al., Classification and Regression Trees, 1984): minimising the children's impurity is maximising
 * Σ_child Σ_class weight² / weight_child. Rows move from the right child to the left in order of their bin,
 * and the sums of squares follow them: Σ right² = Σ (total − left)² = Σ total² − 2 Σ total · left + Σ left².
 * Owns scratch memory: nothing is allocated per node.
 */
export class SplitSearch implements NodeSplitter {
  readonly stride = 1;
  feature = -1;
  bin = 0;
  nextBin = 0;
  score = 0;
  readonly totals: Float64Array;
  weight = 0;
  squares = 0;

  readonly #bins: Bins;
  readonly #minLeaf: number;
  /** From so many rows on, a histogram of classes per bin is quicker than sorting. */
  readonly #manyRows: number;
  readonly #sorter: RowSorter;
  readonly #histogram: Float64Array;
  readonly #rowsPerBin: Uint32Array;
  readonly #left: Float64Array;
  /** The node's rows, at `#start … #start + #count`, and their labels and weights from 0. */
  #order = new Uint32Array(0);
  #start = 0;
  #count = 0;
  readonly #labelOf: Uint16Array;
  readonly #labels: Uint16Array;
  readonly #weights: Float64Array;

  /** @param labels class of each binned row */
  constructor(bins: Bins, labels: Uint16Array, classes: number, minLeaf: number) {
    this.#bins = bins;
    this.#labelOf = labels;
    this.#minLeaf = minLeaf;
    this.totals = new Float64Array(classes);
    this.#manyRows = Math.min(bins.limit * classes, PLACE_MASK);
    this.#sorter = new RowSorter(bins, this.#manyRows);
    this.#histogram = new Float64Array(bins.limit * classes);
    this.#rowsPerBin = new Uint32Array(bins.limit);
    this.#left = new Float64Array(classes);
    this.#labels = new Uint16Array(bins.rows);
    this.#weights = new Float64Array(bins.rows);
  }

  enter(order: Uint32Array<ArrayBuffer>, start: number, end: number, weights: Float64Array): void {
    const labels = this.#labelOf;
    this.#order = order;
    this.#start = start;
    this.#count = end - start;
    this.feature = -1;
    this.score = 0;
    this.totals.fill(0);
    for (let i = start; i < end; i++) {
      const row = order[i];
      this.#labels[i - start] = labels[row];
      this.#weights[i - start] = weights[row];
      this.totals[labels[row]] += weights[row];
    }
    this.weight = 0;
    this.squares = 0;
    for (const weight of this.totals) {
      this.weight += weight;
      this.squares += weight * weight;
    }
  }

  get pure(): boolean {
    let present = 0;
    for (const weight of this.totals) if (weight > 0) present++;
    return present < 2;
  }

  /** Tries every split on one feature. */
  tryFeatures(features: Uint32Array, from: number): void {
    const feature = features[from];
    this.#left.fill(0);
    if (this.#count < this.#manyRows) {
      this.#sweepRows(feature, this.#sorter.sort(feature, this.#order, this.#start, this.#count));
    } else {
      this.#countClasses(feature);
      this.#sweepHistogram(feature);
    }
  }

  #sweepRows(feature: number, sorted: Int32Array): void {
    const { totals, weight, squares } = this;
    const labels = this.#labels;
    const weights = this.#weights;
    const left = this.#left;
    const least = this.#minLeaf;
    const most = this.#count - least;
    let best = this.score;
    let bestRows = 0;
    let leftWeight = 0;
    let leftSquares = 0;
    let cross = 0;
    let previous = -1;
    for (let leftRows = 0; leftRows <= most; leftRows++) {
      const key = sorted[leftRows];
      const bin = key >> PLACE_BITS;
      const rightWeight = weight - leftWeight;
      const rightSquares = squares - 2 * cross + leftSquares;
      // Whether a better score comes up is easy for a processor to foresee, whether a new bin does is not.
      if (
        leftSquares * rightWeight + rightSquares * leftWeight > best * leftWeight * rightWeight &&
        bin !== previous &&
        leftRows >= least
      ) {
        best = leftSquares / leftWeight + rightSquares / rightWeight;
        bestRows = leftRows;
      }
      previous = bin;
      const place = key & PLACE_MASK;
      const label = labels[place];
      const moved = weights[place];
      leftSquares += moved * (2 * left[label] + moved);
      cross += moved * totals[label];
      left[label] += moved;
      leftWeight += moved;
    }
    if (bestRows === 0) return;
    this.#keep(best, feature, sorted[bestRows - 1] >> PLACE_BITS, sorted[bestRows] >> PLACE_BITS);
  }

  #countClasses(feature: number): void {
    const { codes, rows } = this.#bins;
    const order = this.#order;
    const start = this.#start;
    const labels = this.#labels;
    const weights = this.#weights;
    const histogram = this.#histogram;
    const rowsPerBin = this.#rowsPerBin;
    const classes = this.totals.length;
    const column = feature * rows;
    histogram.fill(0);
    rowsPerBin.fill(0);
    for (let i = 0; i < this.#count; i++) {
      const bin = codes[column + order[start + i]];
      rowsPerBin[bin]++;
      histogram[bin * classes + labels[i]] += weights[i];
    }
  }

  #sweepHistogram(feature: number): void {
    const { totals, weight, squares } = this;
    const histogram = this.#histogram;
    const left = this.#left;
    const classes = totals.length;
    const most = this.#count - this.#minLeaf;
    let leftRows = 0;
    let leftWeight = 0;
    let leftSquares = 0;
    let cross = 0;
    let previous = -1;
    for (let bin = 0; leftRows <= most; bin++) {
      const inBin = this.#rowsPerBin[bin];
      if (inBin === 0) continue;
      if (leftRows >= this.#minLeaf) {
        const rightSquares = squares - 2 * cross + leftSquares;
        const score = leftSquares / leftWeight + rightSquares / (weight - leftWeight);
        if (score > this.score) this.#keep(score, feature, previous, bin);
      }
      for (let k = 0, cell = bin * classes; k < classes; k++, cell++) {
        const moved = histogram[cell];
        leftSquares += moved * (2 * left[k] + moved);
        cross += moved * totals[k];
        left[k] += moved;
        leftWeight += moved;
      }
      leftRows += inBin;
      previous = bin;
    }
  }

  #keep(score: number, feature: number, bin: number, nextBin: number): void {
    this.score = score;
    this.feature = feature;
    this.bin = bin;
    this.nextBin = nextBin;
  }
}
