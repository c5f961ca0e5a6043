import type { Random } from '../../random/index.ts';
import type { Bins } from './bins.ts';
import type { NodeSplitter } from './grow-tree.ts';
import { byteOf, LANES, Lanes } from './lanes.ts';

/** From so many rows on, a split is first drawn without looking at the node's range. */
const MANY_ROWS = 48;

/**
 * Draws one split a feature and keeps the one that leaves the purest children (Geurts, Ernst & Wehenkel,
 * "Extremely randomized trees", Machine Learning 63, 2006; purity as in `SplitSearch`). The threshold is
 * drawn among the borders of bins between the node's lowest and highest bin, each as likely: uniform in
 * rank where the paper is uniform in value, so that one far-off reading does not draw all thresholds to it.
 * Every row weighs 1.
 */
export class RandomSplits implements NodeSplitter {
  readonly stride = LANES;
  feature = -1;
  bin = 0;
  nextBin = 0;
  score = 0;
  readonly totals: Float64Array;
  weight = 0;
  squares = 0;
  pure = false;

  readonly #limit: number;
  readonly #labels: Uint16Array;
  readonly #minLeaf: number;
  readonly #lanes: Lanes;

  /**
   * @param bins at most `MOST_BINS` a column
   * @param labels class of each binned row; rows of a class must stand together, in every node too
   */
  constructor(bins: Bins, labels: Uint16Array, classes: number, minLeaf: number) {
    this.#limit = bins.limit;
    this.#labels = labels;
    this.#minLeaf = minLeaf;
    this.totals = new Float64Array(classes);
    this.#lanes = new Lanes(bins, classes);
  }

  enter(order: Uint32Array<ArrayBuffer>, start: number, end: number): void {
    const { totals } = this;
    const labels = this.#labels;
    this.feature = -1;
    this.score = 0;
    totals.fill(0);
    for (let i = start; i < end; i++) totals[labels[order[i]]]++;
    this.weight = end - start;
    this.squares = 0;
    for (const count of totals) this.squares += count * count;
    this.pure = this.squares === this.weight * this.weight;
    this.#lanes.enter(order, start, end, totals);
  }

  /**
   * Among many rows, most borders of the whole column split the node too: one drawn from all that does is as
   * likely as any other that does, and the node's range need not be known. Where it does not, one is drawn
   * from the node's range.
   */
  tryFeatures(features: Uint32Array, from: number, count: number, random: Random): void {
    const lanes = this.#lanes;
    let cuts = 0;
    let missed = (1 << count) - 1;
    lanes.read(features, from, count);
    if (this.weight >= MANY_ROWS) {
      for (let lane = 0; lane < count; lane++) cuts |= random.int(this.#limit - 1) << (8 * lane);
      lanes.count(cuts);
      for (let lane = 0; lane < count; lane++) {
        if (lanes.left[lane] === 0 || lanes.left[lane] === this.weight) continue;
        missed ^= 1 << lane;
        this.#judge(lane, features[from + lane], byteOf(cuts, lane));
      }
      if (missed === 0) return;
    }
    lanes.findRange();
    cuts = 0;
    for (let lane = 0; lane < count; lane++) {
      if ((missed & (1 << lane)) === 0) continue;
      const low = byteOf(lanes.lowest, lane);
      cuts |= (low + random.int(byteOf(lanes.highest, lane) - low)) << (8 * lane);
    }
    lanes.count(cuts);
    for (let lane = 0; lane < count; lane++) {
      if ((missed & (1 << lane)) !== 0) this.#judge(lane, features[from + lane], byteOf(cuts, lane));
    }
  }

  #judge(lane: number, feature: number, cut: number): void {
    const left = this.#lanes.left[lane];
    const right = this.weight - left;
    if (left < this.#minLeaf || right < this.#minLeaf) return;
    const leftSquares = this.#lanes.leftSquares[lane];
    const rightSquares = this.squares - 2 * this.#lanes.cross[lane] + leftSquares;
    const score = leftSquares / left + rightSquares / right;
    if (score <= this.score) return;
    this.score = score;
    this.feature = feature;
    this.bin = cut;
    this.nextBin = cut + 1;
  }
}
