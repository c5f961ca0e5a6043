import type { Bins } from './bins.ts';

/** Up to so many rows inserting each into its place is quicker than counting bins. */
const FEW_ROWS = 32;

/** The index of a row within its node takes the low bits of a sorting key, its bin the bits above. */
const INDEX_BITS = 16;
const INDEX_MASK = 2 ** INDEX_BITS - 1;

/**
 * Finds the split of a node's rows that leaves the purest children. Purity is the Gini index (Breiman et
 * al., Classification and Regression Trees, 1984): minimising the children's impurity is maximising
 * Σ_child Σ_class weight² / weight_child. Rows move from the right child to the left in order of their bin,
 * and the sums of squares follow them: Σ right² = Σ (total − left)² = Σ total² − 2 Σ total · left + Σ left².
 * Owns scratch memory: nothing is allocated per node.
 */
export class SplitSearch {
  /** The best split so far: rows of `feature` in bins up to `bin` go left, from `nextBin` on right. */
  feature = -1;
  bin = 0;
  nextBin = 0;
  score = -Infinity;
  /** Weight of the node's rows, per class and of all. */
  readonly totals: Float64Array;
  weight = 0;
  /** Σ_class weight². */
  squares = 0;

  readonly #bins: Bins;
  readonly #minLeaf: number;
  readonly #classes: number;
  /** From so many rows on, a histogram of classes per bin is quicker than sorting. */
  readonly #manyRows: number;
  /** The node's rows lie at `#start … #start + #count` of `#order`. */
  #order = new Uint32Array(0);
  #start = 0;
  #count = 0;
  readonly #labels: Uint16Array;
  readonly #weights: Float64Array;
  readonly #left: Float64Array;
  readonly #histogram: Float64Array;
  readonly #rowsPerBin: Uint32Array;
  readonly #keys: Int32Array;
  readonly #sorted: Int32Array;

  constructor(bins: Bins, classes: number, minLeaf: number) {
    this.#bins = bins;
    this.#classes = classes;
    this.#minLeaf = minLeaf;
    this.#manyRows = Math.min(bins.limit * classes, INDEX_MASK);
    this.totals = new Float64Array(classes);
    this.#left = new Float64Array(classes);
    this.#labels = new Uint16Array(bins.rows);
    this.#weights = new Float64Array(bins.rows);
    this.#histogram = new Float64Array(bins.limit * classes);
    this.#rowsPerBin = new Uint32Array(bins.limit);
    this.#keys = new Int32Array(this.#manyRows);
    this.#sorted = new Int32Array(this.#manyRows);
  }

  /** Takes up the node of rows `order[start … end]`. `labels` and `weights` are those of the training set. */
  enter(
    order: Uint32Array<ArrayBuffer>,
    start: number,
    end: number,
    labels: Uint16Array,
    weights: Float64Array,
  ): void {
    this.#order = order;
    this.#start = start;
    this.#count = end - start;
    this.feature = -1;
    this.score = -Infinity;
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

  /** Whether all rows are of one class. */
  get pure(): boolean {
    let present = 0;
    for (const weight of this.totals) if (weight > 0) present++;
    return present < 2;
  }

  /** Tries every split on `feature` and keeps the best. */
  tryFeature(feature: number): void {
    this.#left.fill(0);
    if (this.#count >= this.#manyRows) {
      this.#countClasses(feature);
      this.#sweepHistogram(feature);
    } else if (this.#count > FEW_ROWS) {
      this.#sweepRows(feature, this.#sortByCounting(feature));
    } else {
      this.#sweepRows(feature, this.#sortByInsertion(feature));
    }
  }

  #countClasses(feature: number): void {
    const { codes, rows } = this.#bins;
    const column = feature * rows;
    const order = this.#order;
    const histogram = this.#histogram;
    histogram.fill(0);
    this.#rowsPerBin.fill(0);
    for (let i = 0; i < this.#count; i++) {
      const bin = codes[column + order[this.#start + i]];
      this.#rowsPerBin[bin]++;
      histogram[bin * this.#classes + this.#labels[i]] += this.#weights[i];
    }
  }

  #sweepHistogram(feature: number): void {
    const histogram = this.#histogram;
    const left = this.#left;
    const totals = this.totals;
    const classes = this.#classes;
    let leftRows = 0;
    let leftWeight = 0;
    let leftSquares = 0;
    let cross = 0;
    let previous = 0;
    for (let bin = 0; leftRows < this.#count; bin++) {
      const inBin = this.#rowsPerBin[bin];
      if (inBin === 0) continue;
      this.#consider(feature, previous, bin, leftRows, leftWeight, leftSquares, cross);
      const cell = bin * classes;
      for (let k = 0; k < classes; k++) {
        const moved = histogram[cell + k];
        leftSquares += moved * (2 * left[k] + moved);
        cross += moved * totals[k];
        left[k] += moved;
        leftWeight += moved;
      }
      leftRows += inBin;
      previous = bin;
    }
  }

  #sortByInsertion(feature: number): Int32Array {
    const { codes, rows } = this.#bins;
    const column = feature * rows;
    const order = this.#order;
    const start = this.#start;
    const sorted = this.#sorted;
    for (let i = 0; i < this.#count; i++) {
      const key = (codes[column + order[start + i]] << INDEX_BITS) | i;
      let at = i;
      for (; at > 0 && sorted[at - 1] > key; at--) sorted[at] = sorted[at - 1];
      sorted[at] = key;
    }
    return sorted;
  }

  #sortByCounting(feature: number): Int32Array {
    const { codes, rows, limit } = this.#bins;
    const column = feature * rows;
    const order = this.#order;
    const start = this.#start;
    const keys = this.#keys;
    const sorted = this.#sorted;
    const positions = this.#rowsPerBin;
    positions.fill(0);
    for (let i = 0; i < this.#count; i++) {
      const bin = codes[column + order[start + i]];
      keys[i] = (bin << INDEX_BITS) | i;
      positions[bin]++;
    }
    let position = 0;
    for (let bin = 0; bin < limit; bin++) {
      const inBin = positions[bin];
      positions[bin] = position;
      position += inBin;
    }
    for (let i = 0; i < this.#count; i++) {
      const key = keys[i];
      sorted[positions[key >> INDEX_BITS]++] = key;
    }
    return sorted;
  }

  #sweepRows(feature: number, sorted: Int32Array): void {
    const labels = this.#labels;
    const weights = this.#weights;
    const left = this.#left;
    const totals = this.totals;
    const count = this.#count;
    let leftWeight = 0;
    let leftSquares = 0;
    let cross = 0;
    let previous = sorted[0] >> INDEX_BITS;
    for (let leftRows = 0; leftRows < count; leftRows++) {
      const bin = sorted[leftRows] >> INDEX_BITS;
      if (bin !== previous) {
        this.#consider(feature, previous, bin, leftRows, leftWeight, leftSquares, cross);
        previous = bin;
      }
      const i = sorted[leftRows] & INDEX_MASK;
      const label = labels[i];
      const weight = weights[i];
      leftSquares += weight * (2 * left[label] + weight);
      cross += weight * totals[label];
      left[label] += weight;
      leftWeight += weight;
    }
  }

  /** Keeps the split between two bins if it is better than the best so far. */
  #consider(
    feature: number,
    bin: number,
    nextBin: number,
    leftRows: number,
    leftWeight: number,
    leftSquares: number,
    cross: number,
  ): void {
    if (leftRows < this.#minLeaf || leftRows > this.#count - this.#minLeaf) return;
    const rightSquares = this.squares - 2 * cross + leftSquares;
    const score = leftSquares / leftWeight + rightSquares / (this.weight - leftWeight);
    if (!(score > this.score)) return;
    this.score = score;
    this.feature = feature;
    this.bin = bin;
    this.nextBin = nextBin;
  }
}
