import type { ClassifierFamily, Hyperparameter } from '../classifier.ts';
import { ForestClassifier } from './forest-classifier.ts';
import { trainForest } from './train-forest.ts';

const HYPERPARAMETERS: readonly Hyperparameter[] = [
  {
    name: 'trees',
    description: 'How many trees vote. More are slower and never worse.',
    default: 100,
    min: 1,
    max: 2000,
    integer: true,
  },
  {
    name: 'max_depth',
    description: 'Most splits between the root of a tree and a leaf; 0 for no limit.',
    default: 0,
    min: 0,
    max: 1000,
    integer: true,
  },
  {
    name: 'min_leaf',
    description: 'Fewest training windows in a leaf. Larger leaves make smoother, smaller trees.',
    default: 1,
    min: 1,
    max: 10_000,
    integer: true,
  },
  {
    name: 'features_per_split',
    description:
      'How many features, drawn anew for every split, it chooses from; 0 for the square root of all.',
    default: 0,
    min: 0,
    max: 10_000,
    integer: true,
  },
  {
    name: 'bins',
    description: 'Into how many steps a feature is cut at most while training.',
    default: 255,
    min: 2,
    max: 255,
    integer: true,
  },
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
