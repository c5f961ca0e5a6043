import { createRandom, type Random } from '../random/index.ts';
import type { Bins } from './bins.ts';
import { concatTrees, leafOf, type FlatTrees } from './flat-trees.ts';
import { TreeGrower, type TreeSettings } from './grow-tree.ts';

/** Some trees of a forest to grow. */
export interface GrowTreesInput {
  readonly bins: Bins;
  /** Class of each binned row. */
  readonly labels: Uint16Array;
  readonly classes: number;
  /** The matrix the bins were made of, and which of its rows they are: for the rows left out. */
  readonly values: Float32Array;
  readonly rows: Uint32Array;
  readonly settings: TreeSettings;
  readonly seed: number;
  readonly firstTree: number;
  readonly trees: number;
}

export interface GrownTrees {
  readonly trees: FlatTrees;
  /** Decrease of impurity per feature, each tree's summing to 1. */
  readonly importance: Float64Array;
  /** Sum of the class probabilities of trees that did not see a row, `rows × classes`. */
  readonly outOfBag: Float32Array;
}

/** Grows trees number `firstTree …` of the forest of that seed, each on its own bootstrap sample. */
export function growTrees(input: GrowTreesInput): GrownTrees {
  const { bins, labels, classes, settings, seed, firstTree } = input;
  const grower = new TreeGrower(bins, labels, classes, settings);
  const weights = new Float64Array(bins.rows);
  const importance = new Float64Array(bins.columns);
  const outOfBag = new Float32Array(bins.rows * classes);
  const trees: FlatTrees[] = [];
  for (let i = 0; i < input.trees; i++) {
    const random = createRandom(seed).fork(firstTree + i);
    drawBootstrap(weights, random);
    const decrease = new Float64Array(bins.columns);
    const tree = grower.grow(weights, random, decrease);
    addShares(decrease, importance);
    vote(tree, weights, input, outOfBag);
    trees.push(tree);
  }
  return { trees: concatTrees(trees), importance, outOfBag };
}

/** Draws as many rows as there are, with replacement: a row weighs as often as it was drawn. */
function drawBootstrap(weights: Float64Array, random: Random): void {
  weights.fill(0);
  for (let i = 0; i < weights.length; i++) weights[random.int(weights.length)]++;
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
