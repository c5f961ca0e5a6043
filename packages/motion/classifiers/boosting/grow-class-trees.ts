import { createRandom, type Random } from '../../random/index.ts';
import type { Bins } from '../trees/bins.ts';
import { concatTrees, leafOf, type FlatTrees } from '../trees/flat-trees.ts';
import { growBoostedTree, type BoostedTreeSettings } from './grow-boosted-tree.ts';
import { Histograms } from './histograms.ts';
import { packGradients, type Gradients } from './packed-gradients.ts';

/** What to learn and how: the same in every round. */
export interface BoostingProblem {
  readonly bins: Bins;
  /** Class of each binned row. */
  readonly labels: Uint16Array;
  /** The matrix the bins were made of, and which of its rows they are. */
  readonly values: Float32Array;
  readonly rows: Uint32Array;
  /** Binned rows to learn from, and those held out. */
  readonly sample: Uint32Array;
  readonly heldOut: Uint32Array;
  readonly settings: BoostedTreeSettings & { readonly columnShare: number };
  readonly seed: number;
}

/** Some of the trees of a round to grow. */
export interface GrowClassTreesInput extends BoostingProblem {
  /** Probability of each class for each binned row before this round, `rows × classes`. */
  readonly probabilities: Float64Array;
  /** The classes whose trees to grow. */
  readonly classes: readonly number[];
  readonly round: number;
  /** Working memory; what it holds means nothing. */
  readonly memory: Float64Array;
}

export interface ClassTrees {
  /** One a class, a number in each leaf. */
  readonly trees: FlatTrees;
  /** What each tree adds to the score of each binned row, `trees × rows`. */
  readonly steps: Float32Array;
  /** Fall of the loss by feature, `trees × features`. */
  readonly gains: Float64Array;
}

/** How many columns a tree looks at. */
export function columnsPerTree(columns: number, share: number): number {
  return Math.max(1, Math.round(columns * share));
}

export function growClassTrees(input: GrowClassTreesInput): ClassTrees {
  const { bins, sample, settings, classes } = input;
  const gains = new Float64Array(classes.length * bins.columns);
  const steps = new Float32Array(classes.length * bins.rows);
  const trees = classes.map((k, at) => {
    const random = createRandom(input.seed).fork(input.round).fork(k);
    const columns = drawColumns(bins.columns, settings.columnShare, random);
    const gradients = gradientsOf(k, input);
    const grown = growBoostedTree(
      bins,
      new Histograms(bins, columns, input.memory),
      sample,
      gradients,
      packGradients(gradients, sample, random),
      settings,
    );
    for (const { feature, gain } of grown.gains) gains[at * bins.columns + feature] += gain;
    const mine = steps.subarray(at * bins.rows, (at + 1) * bins.rows);
    grown.addSteps(mine);
    walkHeldOut(grown.tree, input, mine);
    return grown.tree;
  });
  return { trees: concatTrees(trees), steps, gains };
}

/** First and second derivative of the softmax's cross-entropy by the score of class `k`. */
function gradientsOf(k: number, { bins, labels, probabilities }: GrowClassTreesInput): Gradients {
  const classes = probabilities.length / bins.rows;
  const gradient = new Float64Array(bins.rows);
  const curvature = new Float64Array(bins.rows);
  for (let row = 0; row < bins.rows; row++) {
    const p = probabilities[row * classes + k];
    gradient[row] = labels[row] === k ? p - 1 : p;
    curvature[row] = p * (1 - p);
  }
  return { gradient, curvature };
}

function drawColumns(columns: number, share: number, random: Random): Uint32Array {
  const all = Uint32Array.from({ length: columns }, (_, i) => i);
  const count = columnsPerTree(columns, share);
  for (let i = 0; i < count; i++) {
    const drawn = i + random.int(columns - i);
    [all[i], all[drawn]] = [all[drawn], all[i]];
  }
  return all.subarray(0, count).sort();
}

function walkHeldOut(tree: FlatTrees, { values, rows, bins, heldOut }: BoostingProblem, steps: Float32Array) {
  for (const row of heldOut) steps[row] = tree.leaves[leafOf(tree, 0, values, rows[row] * bins.columns)];
}
