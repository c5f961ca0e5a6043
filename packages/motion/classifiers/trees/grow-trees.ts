import { createRandom, type Random } from '../../random/index.ts';
import type { Bins } from './bins.ts';
import { concatTrees, leafOf, type FlatTrees } from './flat-trees.ts';
import { TreeGrower, type NodeSplitter, type TreeSettings } from './grow-tree.ts';
import { RandomSplits } from './random-splits.ts';
import { SplitSearch } from './split-search.ts';

export interface ForestSettings extends TreeSettings {
  /** Whether a feature is split at its best threshold or at one drawn at random. */
  readonly thresholds: 'best' | 'random';
  /** Whether a tree grows on as many rows drawn with replacement, or on each row once. */
  readonly bootstrap: boolean;
}

/** Some trees of a forest to grow. */
export interface GrowTreesInput {
  readonly bins: Bins;
  /** Class of each binned row, ascending. */
  readonly labels: Uint16Array;
  readonly classes: number;
  /** The matrix the bins were made of, and which of its rows they are: for the rows left out. */
  readonly values: Float32Array;
  readonly rows: Uint32Array;
  readonly settings: ForestSettings;
  readonly seed: number;
  readonly firstTree: number;
  readonly trees: number;
}

export interface GrownTrees {
  readonly trees: FlatTrees;
  /** Decrease of impurity per feature, each tree's summing to 1. */
  readonly importance: Float64Array;
  /** Sum of the class probabilities of trees that did not see a row, `rows × classes`; empty without bootstrap. */
  readonly outOfBag: Float32Array;
}

/** Grows trees number `firstTree …` of the forest of that seed, each on its own sample. */
export function growTrees(input: GrowTreesInput): GrownTrees {
  const { bins, classes, settings, seed, firstTree } = input;
  const grower = new TreeGrower(bins, settings, splitterFor(input));
  const weights = new Float64Array(bins.rows).fill(1);
  const importance = new Float64Array(bins.columns);
  const outOfBag = new Float32Array(settings.bootstrap ? bins.rows * classes : 0);
  const trees: FlatTrees[] = [];
  for (let i = 0; i < input.trees; i++) {
    const random = createRandom(seed).fork(firstTree + i);
    if (settings.bootstrap) drawBootstrap(weights, random);
    const decrease = new Float64Array(bins.columns);
    const tree = grower.grow(sampleOf(weights, settings), weights, random, decrease);
    addShares(decrease, importance);
    if (settings.bootstrap) vote(tree, weights, input, outOfBag);
    trees.push(tree);
  }
  return { trees: concatTrees(trees), importance, outOfBag };
}

function splitterFor({ bins, labels, classes, settings }: GrowTreesInput): NodeSplitter {
  const Splitter = settings.thresholds === 'best' ? SplitSearch : RandomSplits;
  return new Splitter(bins, labels, classes, settings.minLeaf);
}

/** Draws as many rows as there are, with replacement: a row weighs as often as it was drawn. */
function drawBootstrap(weights: Float64Array, random: Random): void {
  weights.fill(0);
  for (let i = 0; i < weights.length; i++) weights[random.int(weights.length)]++;
}

/** The rows in use: once each where their weight is looked at, else as often as they weigh. */
function sampleOf(weights: Float64Array, { thresholds }: ForestSettings): Uint32Array {
  const sample = new Uint32Array(weights.length);
  let used = 0;
  for (let row = 0; row < weights.length; row++) {
    const times = thresholds === 'random' ? weights[row] : Math.min(1, weights[row]);
    for (let i = 0; i < times; i++) sample[used++] = row;
  }
  return sample.subarray(0, used);
}

function addShares(decrease: Float64Array, importance: Float64Array): void {
  const total = decrease.reduce((sum, value) => sum + value, 0);
  if (total > 0) for (let i = 0; i < decrease.length; i++) importance[i] += decrease[i] / total;
}

function vote(tree: FlatTrees, weights: Float64Array, input: GrowTreesInput, votes: Float32Array): void {
  const { classes } = input;
  for (let i = 0; i < weights.length; i++) {
    if (weights[i] > 0) continue;
    const leaf = leafOf(tree, 0, input.values, input.rows[i] * input.bins.columns);
    for (let k = 0; k < classes; k++) votes[i * classes + k] += tree.leaves[leaf * classes + k];
  }
}
