import type { Hyperparameter } from './classifier.ts';

/** What may be set of the scaling that the linear and kernel families share; see `learnScaling`. */
export const SCALING_HYPERPARAMETERS: readonly Hyperparameter[] = [
  {
    name: 'clip',
    description:
      'Values further from the mean than so many standard deviations count as that far; 0: no limit.',
    default: 3,
    min: 0,
    max: 100,
    integer: false,
  },
  {
    name: 'max_correlation',
    description: 'A feature that correlates more than this with an earlier one is left out; 1 keeps all.',
    default: 0.9,
    min: 0.1,
    max: 1,
    integer: false,
  },
];

/** On how many folds the sharpness of a family's probabilities is fitted. */
export function calibrationFolds(fallback: number): Hyperparameter {
  return {
    name: 'calibration_folds',
    description:
      'Folds of whole groups on which the sharpness of the probabilities is fitted; below 2 for none.',
    default: fallback,
    min: 0,
    max: 20,
    integer: true,
  };
}
