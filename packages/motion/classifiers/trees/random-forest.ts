import type { ClassifierFamily, Hyperparameter } from '../classifier.ts';
import { ForestClassifier } from './forest-classifier.ts';
import { trainForest } from './train-forest.ts';
import { bins, votingTrees } from './tree-hyperparameters.ts';

const HYPERPARAMETERS: readonly Hyperparameter[] = [
  ...votingTrees(100),
  {
    name: 'features_per_split',
    description:
      'How many features, drawn anew for every split, it chooses from; 0 for the square root of all.',
    default: 0,
    min: 0,
    max: 10_000,
    integer: true,
  },
  bins(255),
];

/**
 * Random forest (Breiman, Machine Learning 45, 2001) on binned features: each tree grows on its own bootstrap
 * sample, each split chooses from features drawn anew.
 */
export const randomForest: ClassifierFamily = {
  kind: 'random_forest',
  input: 'features',
  hyperparameters: HYPERPARAMETERS,
  train: (data, hyperparameters, context, rows) =>
    trainForest(
      {
        kind: 'random_forest',
        thresholds: 'best',
        bootstrap: true,
        usualFeaturesPerSplit: Math.floor(Math.sqrt(data.features.length)),
      },
      data,
      hyperparameters,
      context,
      rows,
    ),
  revive: (state) => new ForestClassifier(state),
};
