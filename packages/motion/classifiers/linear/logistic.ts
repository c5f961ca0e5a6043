import type { ClassifierFamily, Hyperparameter, Training, TrainingContext } from '../classifier.ts';
import type { Dataset } from '../dataset.ts';
import { learnScaling, scaledRows, scalingArrays } from '../scaling.ts';
import { SCALING_HYPERPARAMETERS } from '../scaling-hyperparameters.ts';
import { LinearClassifier } from './linear-classifier.ts';

const HYPERPARAMETERS: readonly Hyperparameter[] = [
  {
    name: 'penalty',
    description:
      'Weight of the penalty on large weights against the mean loss of a window. Larger is smoother.',
    default: 0.02,
    min: 1e-6,
    max: 1e3,
    integer: false,
  },
  {
    name: 'l1_share',
    description:
      'Share of the penalty on absolute values, which leaves features out; the rest is on squares, which shares out.',
    default: 0,
    min: 0,
    max: 1,
    integer: false,
  },
  ...SCALING_HYPERPARAMETERS,
];

/** Multinomial logistic regression with an elastic net on standardised features. */
export const logistic: ClassifierFamily = {
  kind: 'logistic',
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
  const { clip, max_correlation: maxCorrelation, penalty, l1_share: l1Share } = hyperparameters;
  const scaling = learnScaling(data, rows, { clip, maxCorrelation });
  const [fitted] = await parallel.run(
    'fitLogistic',
    [
      {
        rows: scaledRows(scaling, data, rows),
        labels: Uint16Array.from(rows, (row) => data.labels[row]),
        classes: data.classes.length,
        penalty,
        l1Share,
      },
    ],
    { signal },
  );
  onProgress?.(1);
  return {
    state: {
      kind: logistic.kind,
      classes: data.classes,
      features: data.features,
      hyperparameters,
      arrays: { ...scalingArrays(scaling), ...fitted },
    },
    importance: new Float64Array(0),
    outOfBagAccuracy: null,
  };
}
