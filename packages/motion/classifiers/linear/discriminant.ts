import type { ClassifierFamily, Hyperparameter, Training, TrainingContext } from '../classifier.ts';
import type { Dataset } from '../dataset.ts';
import { learnScaling, scaledRows, scalingArrays } from '../scaling.ts';
import { calibrationFolds, SCALING_HYPERPARAMETERS } from '../scaling-hyperparameters.ts';
import { LinearClassifier } from './linear-classifier.ts';

const HYPERPARAMETERS: readonly Hyperparameter[] = [
  {
    name: 'shrinkage',
    description: 'How far the scatter of the features is drawn towards one that is equal in all directions.',
    default: 0.3,
    min: 0.001,
    max: 1,
    integer: false,
  },
  {
    name: 'group_weight',
    description:
      "How much more the scatter between people's (or sessions') ways of an exercise counts than that within; 1 as it comes.",
    default: 4,
    min: 0,
    max: 1000,
    integer: false,
  },
  calibrationFolds(4),
  ...SCALING_HYPERPARAMETERS,
];

/** Linear discriminant analysis (Fisher, Annals of Eugenics 7, 1936) with a shrunken scatter, on standardised features. */
export const discriminant: ClassifierFamily = {
  kind: 'discriminant',
  input: 'features',
  profile: 'full',
  hyperparameters: HYPERPARAMETERS,
  train,
  revive: (state) => new LinearClassifier(state),
};

async function train(
  data: Dataset,
  hyperparameters: Readonly<Record<string, number>>,
  { parallel, onProgress, signal }: TrainingContext,
  rows: Uint32Array = Uint32Array.from({ length: data.rows }, (_, i) => i),
): Promise<Training> {
  signal?.throwIfAborted();
  const { clip, max_correlation: maxCorrelation } = hyperparameters;
  const scaling = learnScaling(data, rows, { clip, maxCorrelation });
  const [fitted] = await parallel.run(
    'fitDiscriminant',
    [
      {
        rows: scaledRows(scaling, data, rows),
        labels: Uint16Array.from(rows, (row) => data.labels[row]),
        classes: data.classes.length,
        groups: Uint32Array.from(rows, (row) => data.groups[row]),
        shrinkage: hyperparameters.shrinkage,
        groupWeight: hyperparameters.group_weight,
        folds: hyperparameters.calibration_folds,
      },
    ],
    { signal },
  );
  onProgress?.(1);
  return {
    state: {
      kind: discriminant.kind,
      classes: data.classes,
      features: data.features,
      hyperparameters,
      arrays: { ...scalingArrays(scaling), ...fitted },
    },
    importance: new Float64Array(0),
    outOfBagAccuracy: null,
  };
}
