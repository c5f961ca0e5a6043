import { onSharedMemory } from '../../parallel/shared.ts';
import type { ClassifierFamily, Training, TrainingContext } from '../classifier.ts';
import type { Dataset } from '../dataset.ts';
import { binDataset } from '../trees/bin-dataset.ts';
import { concatTrees } from '../trees/flat-trees.ts';
import { boost } from './boost.ts';
import { BoostingClassifier } from './boosting-classifier.ts';
import { FIXED_ROUNDS, HYPERPARAMETERS } from './boosting-hyperparameters.ts';
import type { BoostingProblem } from './grow-class-trees.ts';
import { holdOutGroups } from './hold-out.ts';

/**
 * Gradient boosting (Friedman, Annals of Statistics 29, 2001) on binned features: every round adds one tree
 * a class. Whole groups are held out to find the number of rounds with the least loss on people never seen;
 * then that many rounds are trained on all rows.
 */
export const gradientBoosting: ClassifierFamily = {
  kind: 'gradient_boosting',
  input: 'features',
  hyperparameters: HYPERPARAMETERS,
  train,
  revive: (state) => new BoostingClassifier(state),
};

async function train(
  data: Dataset,
  hyperparameters: Readonly<Record<string, number>>,
  { seed, parallel, onProgress, signal }: TrainingContext,
  rows: Uint32Array = Uint32Array.from({ length: data.rows }, (_, i) => i),
): Promise<Training> {
  signal?.throwIfAborted();
  const { rounds, patience } = hyperparameters;
  const classes = data.classes.length;
  const labels = Uint16Array.from(rows, (row) => data.labels[row]);
  const groups = Uint32Array.from(rows, (row) => data.groups[row]);
  const split = patience > 0 ? holdOutGroups(labels, groups) : null;
  const whole: BoostingProblem = {
    bins: await binDataset(data, rows, hyperparameters.bins, { parallel, signal }),
    labels,
    values: onSharedMemory(data.values),
    rows,
    sample: Uint32Array.from(rows.keys()),
    heldOut: new Uint32Array(0),
    settings: settingsOf(hyperparameters),
    seed,
  };
  // Where groups are held out, finding the number of rounds is the first half of the work.
  const half = (first: boolean) => (done: number) =>
    onProgress?.(split ? (first ? 0 : 0.5) + done / 2 : done);
  let most = patience > 0 ? Math.min(rounds, FIXED_ROUNDS) : rounds;
  if (split) {
    const trial = { ...whole, ...split };
    const context = { parallel, signal, onProgress: half(true) };
    most = (await boost(trial, classes, { most: rounds, patience }, context)).bestRounds;
  }
  const context = { parallel, signal, onProgress: half(false) };
  const { trees, start, gains } = await boost(whole, classes, { most, patience: 0 }, context);
  return {
    state: {
      kind: gradientBoosting.kind,
      classes: data.classes,
      features: data.features,
      hyperparameters,
      arrays: { ...concatTrees(trees), start },
    },
    importance: shares(gains),
    outOfBagAccuracy: null,
  };
}

function settingsOf(hyperparameters: Readonly<Record<string, number>>): BoostingProblem['settings'] {
  return {
    maxLeaves: hyperparameters.max_leaves,
    maxDepth: hyperparameters.max_depth,
    minLeaf: hyperparameters.min_leaf,
    l2: hyperparameters.l2,
    learningRate: hyperparameters.learning_rate,
    columnShare: hyperparameters.column_share,
  };
}

function shares(gains: Float64Array): Float64Array {
  const total = gains.reduce((sum, gain) => sum + gain, 0);
  return total > 0 ? gains.map((gain) => gain / total) : gains;
}
