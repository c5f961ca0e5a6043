import type { Bins } from './bins.ts';

/** Below this many rows sorting them is quicker than filling a histogram. */
const FEW_ROWS = 48;

/**
 * Finds the split of a node's rows that leaves the purest children. Purity is the Gini index (Breiman et
 * al., Classification and Regression Trees, 1984): minimising the children's impurity is maximising
 * Σ_child Σ_class weight² / weight_child, and the sums of squares follow the rows as they move from the right
 * child to the left. Owns scratch memory; allocates nothing per node.
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
  #rows: Uint32Array = new Uint32Array(0);
  readonly #labels: Uint16Array;
  readonly #weights: Float64Array;
  readonly #left: Float64Array;
  readonly #right: Float64Array;
  readonly #histogram: Float64Array;
  readonly #rowsPerBin: Uint32Array;
  readonly #keys = new Int32Array(FEW_ROWS);

  constructor(bins: Bins, classes: number, minLeaf: number) {
    this.#bins = bins;
    this.#classes = classes;
    this.#minLeaf = minLeaf;
    this.totals = new Float64Array(classes);
    this.#left = new Float64Array(classes);
    this.#right = new Float64Array(classes);
    this.#labels = new Uint16Array(bins.rows);
    this.#weights = new Float64Array(bins.rows);
    this.#histogram = new Float64Array(bins.limit * classes);
    this.#rowsPerBin = new Uint32Array(bins.limit);
  }

  /** Takes up a node. `labels` and `weights` belong to the rows of the training set. */
  enter(rows: Uint32Array, labels: Uint16Array, weights: Float64Array): void {
    this.#rows = rows;
    this.feature = -1;
    this.score = -Infinity;
    this.totals.fill(0);
    for (let i = 0; i < rows.length; i++) {
      const row = rows[i];
      this.#labels[i] = labels[row];
      this.#weights[i] = weights[row];
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
    this.#right.set(this.totals);
    const column = feature * this.#bins.rows;
    if (this.#rows.length <= FEW_ROWS) this.#trySorted(feature, column);
    else this.#tryHistogram(feature, column);
  }

  #tryHistogram(feature: number, column: number): void {
    const codes = this.#bins.codes;
    const rows = this.#rows;
    const labels = this.#labels;
    const weights = this.#weights;
    const histogram = this.#histogram;
    const rowsPerBin = this.#rowsPerBin;
    const left = this.#left;
    const right = this.#right;
    const classes = this.#classes;
    const count = rows.length;
    const most = count - this.#minLeaf;
    for (let i = 0; i < count; i++) {
      const bin = codes[column + rows[i]];
      rowsPerBin[bin]++;
      histogram[bin * classes + labels[i]] += weights[i];
    }
    let leftRows = 0;
    let leftWeight = 0;
    let leftSquares = 0;
    let rightSquares = this.squares;
    let previous = -1;
    for (let bin = 0; leftRows < count; bin++) {
      const inBin = rowsPerBin[bin];
      if (inBin === 0) continue;
      if (leftRows >= this.#minLeaf && leftRows <= most) {
        const score = leftSquares / leftWeight + rightSquares / (this.weight - leftWeight);
        if (score > this.score) this.#keep(score, feature, previous, bin);
      }
      const end = (bin + 1) * classes;
      for (let cell = bin * classes, k = 0; cell < end; cell++, k++) {
        const moved = histogram[cell];
        if (moved === 0) continue;
        histogram[cell] = 0;
        leftSquares += moved * (2 * left[k] + moved);
        rightSquares -= moved * (2 * right[k] - moved);
        left[k] += moved;
        right[k] -= moved;
        leftWeight += moved;
      }
      rowsPerBin[bin] = 0;
      leftRows += inBin;
      previous = bin;
    }
  }

  #trySorted(feature: number, column: number): void {
    const codes = this.#bins.codes;
    const rows = this.#rows;
    const labels = this.#labels;
    const weights = this.#weights;
    const keys = this.#keys;
    const left = this.#left;
    const right = this.#right;
    const count = rows.length;
    const most = count - this.#minLeaf;
    for (let i = 0; i < count; i++) {
      const key = (codes[column + rows[i]] << 8) | i;
      let at = i;
      for (; at > 0 && keys[at - 1] > key; at--) keys[at] = keys[at - 1];
      keys[at] = key;
    }
    let leftWeight = 0;
    let leftSquares = 0;
    let rightSquares = this.squares;
    let previous = keys[0] >> 8;
    for (let moved = 0; moved < count; moved++) {
      const bin = keys[moved] >> 8;
      if (bin !== previous) {
        if (moved >= this.#minLeaf && moved <= most) {
          const score = leftSquares / leftWeight + rightSquares / (this.weight - leftWeight);
          if (score > this.score) this.#keep(score, feature, previous, bin);
        }
        previous = bin;
      }
      const i = keys[moved] & 0xff;
      const k = labels[i];
      const weight = weights[i];
      leftSquares += weight * (2 * left[k] + weight);
      rightSquares -= weight * (2 * right[k] - weight);
      left[k] += weight;
      right[k] -= weight;
      leftWeight += weight;
    }
  }

  #keep(score: number, feature: number, bin: number, nextBin: number): void {
    this.score = score;
    this.feature = feature;
    this.bin = bin;
    this.nextBin = nextBin;
  }
}
