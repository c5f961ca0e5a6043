import type { Random } from '../random/index.ts';
import type { Bins } from './bins.ts';
import type { FlatTrees } from './flat-trees.ts';
import { SplitSearch } from './split-search.ts';

export interface TreeSettings {
  /** Splits from the root to a leaf at most; 0 for no limit. */
  readonly maxDepth: number;
  /** Rows of the bootstrap sample, each counted once, in a leaf at least. */
  readonly minLeaf: number;
  /** Features looked at per split. */
  readonly featuresPerSplit: number;
}

/** Rows `start … end` of the grower's order that still need a node, the right child of `parent`. */
interface Pending {
  readonly start: number;
  readonly end: number;
  readonly depth: number;
  readonly parent: number;
}

/** Grows one tree after the other on the same memory. */
export class TreeGrower {
  readonly #bins: Bins;
  readonly #labels: Uint16Array;
  readonly #classes: number;
  readonly #settings: TreeSettings;
  readonly #search: SplitSearch;
  /** Rows in use; those of a node lie together. */
  readonly #order: Uint32Array<ArrayBuffer>;
  readonly #features: Uint32Array;
  readonly #feature: Int32Array;
  readonly #threshold: Float32Array;
  readonly #target: Uint32Array;
  readonly #leaves: number[] = [];
  #nodes = 0;

  constructor(bins: Bins, labels: Uint16Array, classes: number, settings: TreeSettings) {
    this.#bins = bins;
    this.#labels = labels;
    this.#classes = classes;
    this.#settings = settings;
    this.#search = new SplitSearch(bins, classes, settings.minLeaf);
    this.#order = new Uint32Array(bins.rows);
    this.#features = Uint32Array.from({ length: bins.columns }, (_, i) => i);
    const most = 2 * bins.rows;
    this.#feature = new Int32Array(most);
    this.#threshold = new Float32Array(most);
    this.#target = new Uint32Array(most);
  }

  /**
   * @param weights of each row; a row of weight 0 is left out
   * @param importance gets the decrease of impurity (times weight) of every split added at its feature
   */
  grow(weights: Float64Array, random: Random, importance: Float64Array): FlatTrees {
    this.#nodes = 0;
    this.#leaves.length = 0;
    // The same draws must give the same tree, whatever tree was grown before.
    this.#features.forEach((_, i, all) => (all[i] = i));
    let used = 0;
    for (let row = 0; row < weights.length; row++) if (weights[row] > 0) this.#order[used++] = row;

    const waiting: Pending[] = [{ start: 0, end: used, depth: 0, parent: -1 }];
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      if (next.parent >= 0) this.#target[next.parent] = this.#nodes;
      this.#growDownLeft(next, weights, random, importance, waiting);
    }
    return this.#finished();
  }

  /** Adds a node and its left descendants, putting their right children on the waiting list. */
  #growDownLeft(
    { start, end, depth }: Pending,
    weights: Float64Array,
    random: Random,
    importance: Float64Array,
    waiting: Pending[],
  ): void {
    const search = this.#search;
    for (;;) {
      const node = this.#nodes++;
      search.enter(this.#order, start, end, this.#labels, weights);
      if (!this.#findSplit(end - start, depth, random)) {
        this.#addLeaf(node);
        return;
      }
      const { feature, bin, nextBin } = search;
      importance[feature] += Math.max(0, search.score - search.squares / search.weight);
      this.#feature[node] = feature;
      this.#threshold[node] = this.#between(feature, bin, nextBin);
      const middle = this.#partition(start, end, feature, bin);
      depth++;
      waiting.push({ start: middle, end, depth, parent: node });
      end = middle;
    }
  }

  /** Looks at features in random order: as many as set, and on until one can be split at all. */
  #findSplit(rows: number, depth: number, random: Random): boolean {
    const { maxDepth, minLeaf, featuresPerSplit } = this.#settings;
    const search = this.#search;
    if (rows < 2 * minLeaf || (maxDepth > 0 && depth >= maxDepth) || search.pure) return false;
    const features = this.#features;
    for (let i = 0; i < features.length && (i < featuresPerSplit || search.feature < 0); i++) {
      const drawn = i + random.int(features.length - i);
      const feature = features[drawn];
      features[drawn] = features[i];
      features[i] = feature;
      search.tryFeature(feature);
    }
    return search.feature >= 0;
  }

  /** The middle between the values of two bins; never the upper value itself, which goes right. */
  #between(feature: number, bin: number, nextBin: number): number {
    const { limit, lowest, highest } = this.#bins;
    const below = highest[feature * limit + bin];
    const above = lowest[feature * limit + nextBin];
    const middle = Math.fround(below / 2 + above / 2);
    return middle >= below && middle < above ? middle : below;
  }

  /** Moves the rows that go left to the front. @returns where the right ones start */
  #partition(start: number, end: number, feature: number, bin: number): number {
    const order = this.#order;
    const { codes, rows } = this.#bins;
    const column = feature * rows;
    let left = start;
    let right = end;
    while (left < right) {
      const row = order[left];
      if (codes[column + row] <= bin) left++;
      else {
        order[left] = order[--right];
        order[right] = row;
      }
    }
    return left;
  }

  #addLeaf(node: number): void {
    this.#feature[node] = -1;
    this.#threshold[node] = 0;
    this.#target[node] = this.#leaves.length / this.#classes;
    for (const weight of this.#search.totals) this.#leaves.push(weight / this.#search.weight);
  }

  #finished(): FlatTrees {
    return {
      nodeStarts: Uint32Array.of(0, this.#nodes),
      leafStarts: Uint32Array.of(0, this.#leaves.length / this.#classes),
      feature: this.#feature.slice(0, this.#nodes),
      threshold: this.#threshold.slice(0, this.#nodes),
      target: this.#target.slice(0, this.#nodes),
      leaves: Float32Array.from(this.#leaves),
    };
  }
}
