import type { Hyperparameter } from '../classifier.ts';

/** Most splits between the root of a tree and a leaf. */
export const MAX_DEPTH: Hyperparameter = {
  name: 'max_depth',
  description: 'Most splits between the root of a tree and a leaf; 0 for no limit.',
  default: 0,
  min: 0,
  max: 1000,
  integer: true,
};

/** What may be set of trees that vote, whatever way they split. */
export function votingTrees(trees: number): readonly Hyperparameter[] {
  return [
    {
      name: 'trees',
      description: 'How many trees vote. More are slower and never worse.',
      default: trees,
      min: 1,
      max: 2000,
      integer: true,
    },
    MAX_DEPTH,
    {
      name: 'min_leaf',
      description: 'Fewest training windows in a leaf. Larger leaves make smoother, smaller trees.',
      default: 1,
      min: 1,
      max: 10_000,
      integer: true,
    },
  ];
}

/** Into how many steps features are cut. */
export function bins(most: number): Hyperparameter {
  return {
    name: 'bins',
    description: 'Into how many steps a feature is cut at most while training.',
    default: most,
    min: 2,
    max: most,
    integer: true,
  };
}
