import type { Hyperparameter } from '../classifier.ts';
import { MAX_DEPTH } from '../trees/tree-hyperparameters.ts';

/** Rounds where early stopping is wanted but there are too few groups to hold one out. */
export const FIXED_ROUNDS = 80;

export const HYPERPARAMETERS: readonly Hyperparameter[] = [
  {
    name: 'rounds',
    description: `Most rounds, of a tree a class. Early stopping finds how many are best; with fewer than three subjects or sessions to hold one out it is at most ${FIXED_ROUNDS}.`,
    default: 200,
    min: 1,
    max: 2000,
    integer: true,
  },
  {
    name: 'patience',
    description:
      'Stop after so many rounds without a smaller loss on the groups held out; 0 to train all rounds.',
    default: 15,
    min: 0,
    max: 500,
    integer: true,
  },
  {
    name: 'learning_rate',
    description: 'How far each tree goes. Smaller needs more rounds and is often better.',
    default: 0.1,
    min: 0.001,
    max: 1,
    integer: false,
  },
  {
    name: 'max_leaves',
    description: 'Most leaves of a tree.',
    default: 15,
    min: 2,
    max: 255,
    integer: true,
  },
  MAX_DEPTH,
  {
    name: 'min_leaf',
    description: 'Fewest training windows in a leaf.',
    default: 10,
    min: 1,
    max: 10_000,
    integer: true,
  },
  {
    name: 'l2',
    description: 'How strongly the values of leaves are drawn to zero.',
    default: 1,
    min: 0,
    max: 1000,
    integer: false,
  },
  {
    name: 'column_share',
    description: 'Share of the features, drawn anew for every tree, that it looks at.',
    default: 0.1,
    min: 0.01,
    max: 1,
    integer: false,
  },
  {
    name: 'bins',
    description: 'Into how many steps a feature is cut at most while training.',
    default: 64,
    min: 2,
    max: 255,
    integer: true,
  },
];
