import type { ClassifierFamily, Hyperparameter } from '../classifier.ts';
import { ForestClassifier } from './forest-classifier.ts';
import { LANES, MOST_BINS } from './lanes.ts';
import { trainForest } from './train-forest.ts';
import { bins, votingTrees } from './tree-hyperparameters.ts';

const HYPERPARAMETERS: readonly Hyperparameter[] = [
  ...votingTrees(200),
  {
    name: 'features_per_split',
    description:
      'How many features, drawn anew for every split, get a random threshold; 0 for the multiple of four nearest to the square root of all.',
    default: 0,
    min: 0,
    max: 10_000,
    integer: true,
  },
  {
    name: 'bootstrap',
    description: '1 to grow each tree on windows drawn with replacement, 0 on each window once.',
    default: 0,
    min: 0,
    max: 1,
    integer: true,
  },
  bins(MOST_BINS),
];

/**
 * Extremely randomised trees (Geurts, Ernst & Wehenkel, Machine Learning 63, 2006): each tree grows on all
 * rows, each split is the best of thresholds drawn at random, one a feature. See `RandomSplits`.
 */
export const extraTrees: ClassifierFamily = {
  kind: 'extra_trees',
  input: 'features',
  hyperparameters: HYPERPARAMETERS,
  train: (data, hyperparameters, context, rows) =>
    trainForest(
      {
        kind: 'extra_trees',
        thresholds: 'random',
        bootstrap: hyperparameters.bootstrap === 1,
        usualFeaturesPerSplit: usualFeatures(data.features.length),
      },
      data,
      hyperparameters,
      context,
      rows,
    ),
  revive: (state) => new ForestClassifier(state),
};

/** About √features (as the paper has it for classes), filling the lanes in which they are looked at. */
function usualFeatures(features: number): number {
  return Math.max(LANES, LANES * Math.round(Math.sqrt(features) / LANES));
}
