import type { Random } from '../../random/index.ts';
import { thresholdBetween, type Bins } from './bins.ts';
import type { FlatTrees } from './flat-trees.ts';
import { Partition } from './partition.ts';

export interface TreeSettings {
  /** Splits from the root to a leaf at most; 0 for no limit. */
  readonly maxDepth: number;
  /** Rows of the sample in a leaf at least, a repeated one counted as often as it stands there. */
  readonly minLeaf: number;
  /** Features looked at per split. */
  readonly featuresPerSplit: number;
}

/** Finds a split of a node's rows, in its own way: the best of all, or the best of a few drawn. */
export interface NodeSplitter {
  /** How many features it looks at in one go. */
  readonly stride: number;
  /** The best split so far: rows of `feature` (−1: none) in bins up to `bin` go left, from `nextBin` on right. */
  readonly feature: number;
  readonly bin: number;
  readonly nextBin: number;
  /** Σ_child Σ_class weight² / weight_child of that split. */
  readonly score: number;
  /** Weight of the node's rows, per class and of all, and Σ_class weight². */
  readonly totals: Float64Array;
  readonly weight: number;
  readonly squares: number;
  /** Whether all rows are of one class. */
  readonly pure: boolean;
  /** Takes up the node of rows `order[start … end]`. `weights` are those of the training set. */
  enter(order: Uint32Array<ArrayBuffer>, start: number, end: number, weights: Float64Array): void;
  /** Tries splits on `features[from … from + count]`, at most `stride`, and keeps the best. */
  tryFeatures(features: Uint32Array, from: number, count: number, random: Random): void;
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
  readonly #settings: TreeSettings;
  readonly #splitter: NodeSplitter;
  /** Rows in use; those of a node lie together. */
  readonly #order: Uint32Array<ArrayBuffer>;
  readonly #partition: Partition;
  readonly #features: Uint32Array;
  readonly #feature: Int32Array;
  readonly #threshold: Float32Array;
  readonly #target: Uint32Array;
  readonly #leaves: number[] = [];
  #nodes = 0;

  constructor(bins: Bins, settings: TreeSettings, splitter: NodeSplitter) {
    this.#bins = bins;
    this.#settings = settings;
    this.#splitter = splitter;
    this.#order = new Uint32Array(bins.rows);
    this.#partition = new Partition(bins);
    this.#features = Uint32Array.from({ length: bins.columns }, (_, i) => i);
    const most = 2 * bins.rows;
    this.#feature = new Int32Array(most);
    this.#threshold = new Float32Array(most);
    this.#target = new Uint32Array(most);
  }

  /**
   * @param sample rows to grow on, at most as many as are binned
   * @param weights of each binned row
   * @param importance gets the decrease of impurity (times weight) of every split added at its feature
   */
  grow(sample: Uint32Array, weights: Float64Array, random: Random, importance: Float64Array): FlatTrees {
    this.#nodes = 0;
    this.#leaves.length = 0;
    // The same draws must give the same tree, whatever tree was grown before.
    this.#features.forEach((_, i, all) => (all[i] = i));
    this.#order.set(sample);
    const waiting: Pending[] = [{ start: 0, end: sample.length, depth: 0, parent: -1 }];
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
    const splitter = this.#splitter;
    for (;;) {
      const node = this.#nodes++;
      splitter.enter(this.#order, start, end, weights);
      if (!this.#findSplit(end - start, depth, random)) {
        this.#addLeaf(node);
        return;
      }
      const { feature, bin, nextBin } = splitter;
      importance[feature] += Math.max(0, splitter.score - splitter.squares / splitter.weight);
      this.#feature[node] = feature;
      this.#threshold[node] = thresholdBetween(this.#bins, feature, bin, nextBin);
      const middle = this.#partition.split(this.#order, start, end, feature, bin);
      depth++;
      waiting.push({ start: middle, end, depth, parent: node });
      end = middle;
    }
  }

  /** Looks at features in random order: as many as set, and on until one can be split at all. */
  #findSplit(rows: number, depth: number, random: Random): boolean {
    const { maxDepth, minLeaf, featuresPerSplit } = this.#settings;
    const splitter = this.#splitter;
    if (rows < 2 * minLeaf || (maxDepth > 0 && depth >= maxDepth) || splitter.pure) return false;
    const features = this.#features;
    for (let tried = 0; tried < features.length;) {
      const enough = tried >= featuresPerSplit;
      if (enough && splitter.feature >= 0) break;
      const left = (enough ? features.length : Math.min(featuresPerSplit, features.length)) - tried;
      const count = Math.min(splitter.stride, left);
      for (let i = tried; i < tried + count; i++) {
        const drawn = i + random.int(features.length - i);
        const feature = features[drawn];
        features[drawn] = features[i];
        features[i] = feature;
      }
      splitter.tryFeatures(features, tried, count, random);
      tried += count;
    }
    return splitter.feature >= 0;
  }

  #addLeaf(node: number): void {
    this.#feature[node] = -1;
    this.#threshold[node] = 0;
    this.#target[node] = this.#leaves.length / this.#splitter.totals.length;
    for (const weight of this.#splitter.totals) this.#leaves.push(weight / this.#splitter.weight);
  }

  #finished(): FlatTrees {
    return {
      nodeStarts: Uint32Array.of(0, this.#nodes),
      leafStarts: Uint32Array.of(0, this.#leaves.length / this.#splitter.totals.length),
      feature: this.#feature.slice(0, this.#nodes),
      threshold: this.#threshold.slice(0, this.#nodes),
      target: this.#target.slice(0, this.#nodes),
      leaves: Float32Array.from(this.#leaves),
    };
  }
}
