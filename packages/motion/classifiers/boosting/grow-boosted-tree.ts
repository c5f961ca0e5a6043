import { thresholdBetween, type Bins } from '../trees/bins.ts';
import type { FlatTrees } from '../trees/flat-trees.ts';
import { Partition } from '../trees/partition.ts';
import { GainSearch, type GainSplit } from './gain-search.ts';
import type { Histograms } from './histograms.ts';
import type { Gradients, PackedGradients } from './packed-gradients.ts';

export interface BoostedTreeSettings {
  readonly maxLeaves: number;
  /** Splits from the root to a leaf at most; 0 for no limit. */
  readonly maxDepth: number;
  readonly minLeaf: number;
  readonly l2: number;
  /** Share of its step towards the minimum that a leaf goes. */
  readonly learningRate: number;
}

export interface BoostedTree {
  readonly tree: FlatTrees;
  /** Adds what the tree says of each row it grew on. */
  addSteps(steps: Float32Array): void;
  /** By how much the loss fell at each split: feature and gain. */
  readonly gains: readonly { readonly feature: number; readonly gain: number }[];
}

/** Leaves need some curvature, or a step has no length. */
const MIN_CURVATURE = 1e-3;

/** A node: rows `start … end` of the order, and once split, its children. */
interface Node {
  readonly start: number;
  readonly end: number;
  readonly depth: number;
  /** Where its histogram lies, or −1. */
  readonly slot: number;
  readonly split: GainSplit | null;
  children: readonly [left: Node, right: Node] | null;
}

/**
 * Grows a tree leaf by leaf, always splitting the leaf that lowers the loss most. Only the smaller child of a
 * split is summed up; the larger one is what the parent has more (Ke et al., "LightGBM", NIPS 2017).
 */
export function growBoostedTree(
  bins: Bins,
  histograms: Histograms,
  sample: Uint32Array,
  exact: Gradients,
  { packed, gradientScale, curvatureScale }: PackedGradients,
  settings: BoostedTreeSettings,
): BoostedTree {
  const { maxLeaves, maxDepth, minLeaf, l2, learningRate } = settings;
  const order = sample.slice();
  const partition = new Partition(bins);
  const search = new GainSearch(bins, {
    minLeaf,
    l2: l2 * curvatureScale,
    minCurvature: MIN_CURVATURE * curvatureScale,
  });
  const mayBeSplit = (rows: number, depth: number) =>
    rows >= 2 * minLeaf && (maxDepth === 0 || depth < maxDepth);
  const node = (start: number, end: number, depth: number, slot: number): Node => {
    let total = 0;
    if (slot >= 0) for (let i = start; i < end; i++) total += packed[order[i]];
    const split =
      slot < 0 ? null : search.find(histograms.of(slot), total, histograms.columns, order, start, end);
    return { start, end, depth, slot, split, children: null };
  };

  const canStart = maxLeaves > 1 && curvatureScale > 0 && mayBeSplit(order.length, 0);
  if (canStart) histograms.fill(0, order, 0, order.length, packed);
  const root = node(0, order.length, 0, canStart ? 0 : -1);
  const leaves = [root];
  const gains: { feature: number; gain: number }[] = [];
  let slots = 1;
  while (leaves.length < maxLeaves) {
    const at = indexOfMostGain(leaves);
    if (at < 0) break;
    const { start, end, depth, slot, split } = leaves[at];
    if (!split) break;
    gains.push({ feature: split.column, gain: (split.gain * curvatureScale) / gradientScale ** 2 });
    const middle = partition.split(order, start, end, split.column, split.bin);
    const leftIsSmaller = middle - start <= end - middle;
    const [small, large] = leftIsSmaller ? [middle - start, end - middle] : [end - middle, middle - start];
    let smallSlot = -1;
    let largeSlot = -1;
    if (leaves.length + 1 < maxLeaves && mayBeSplit(large, depth + 1)) {
      const from = leftIsSmaller ? start : middle;
      histograms.fill(slots, order, from, from + small, packed);
      histograms.subtract(slot, slots);
      largeSlot = slot;
      if (mayBeSplit(small, depth + 1)) smallSlot = slots++;
    }
    const [leftSlot, rightSlot] = leftIsSmaller ? [smallSlot, largeSlot] : [largeSlot, smallSlot];
    const left = node(start, middle, depth + 1, leftSlot);
    const right = node(middle, end, depth + 1, rightSlot);
    leaves[at].children = [left, right];
    leaves.splice(at, 1, left, right);
  }

  const valueOf = ({ start, end }: Node): number => {
    let gradient = 0;
    let curvature = 0;
    for (let i = start; i < end; i++) {
      gradient += exact.gradient[order[i]];
      curvature += exact.curvature[order[i]];
    }
    return curvature + l2 > 0 ? (-learningRate * gradient) / (curvature + l2) : 0;
  };
  const values = Float32Array.from(leaves, valueOf);
  return {
    tree: flatten(root, bins, values),
    addSteps(steps) {
      leaves.forEach(({ start, end }, leaf) => {
        for (let i = start; i < end; i++) steps[order[i]] += values[leaf];
      });
    },
    gains,
  };
}

/** The first leaf with the largest gain, or −1 when none can be split. */
function indexOfMostGain(leaves: readonly Node[]): number {
  let best = -1;
  let most = 0;
  leaves.forEach(({ split }, i) => {
    if (split && split.gain > most) {
      best = i;
      most = split.gain;
    }
  });
  return best;
}

/** Leaves stand from left to right, as depth-first order meets them. */
function flatten(root: Node, bins: Bins, values: Float32Array): FlatTrees {
  const feature: number[] = [];
  const threshold: number[] = [];
  const target: number[] = [];
  let leaves = 0;
  const add = ({ split, children }: Node): void => {
    const at = feature.length;
    if (!split || !children) {
      feature.push(-1);
      threshold.push(0);
      target.push(leaves++);
      return;
    }
    feature.push(split.column);
    threshold.push(thresholdBetween(bins, split.column, split.bin, split.nextBin));
    target.push(0);
    add(children[0]);
    target[at] = feature.length;
    add(children[1]);
  };
  add(root);
  return {
    nodeStarts: Uint32Array.of(0, feature.length),
    leafStarts: Uint32Array.of(0, leaves),
    feature: Int32Array.from(feature),
    threshold: Float32Array.from(threshold),
    target: Uint32Array.from(target),
    leaves: values,
  };
}
