import { sharedFloat32, type Parallel } from '../../parallel/index.ts';
import type { ClassifierFamily, Hyperparameter, Training, TrainingContext } from '../classifier.ts';
import type { Dataset } from '../dataset.ts';
import { squaresOf } from '../row-products.ts';
import { learnScaling, scaledRows, scalingArrays } from '../scaling.ts';
import { calibrationFolds, SCALING_HYPERPARAMETERS } from '../scaling-hyperparameters.ts';
import type { FillKernelInput, KernelSpace } from './kernel-matrix.ts';
import { joinMachines, pairsOf, sharpnessOfPairs, taughtClasses } from './pairs.ts';
import { SvmClassifier } from './svm-classifier.ts';

const HYPERPARAMETERS: readonly Hyperparameter[] = [
  {
    name: 'cost',
    description: 'What a window on the wrong side costs (C). Larger fits the training windows more closely.',
    default: 3,
    min: 1e-3,
    max: 1e5,
    integer: false,
  },
  {
    name: 'gamma',
    description: 'How quickly nearness falls off with distance, times the number of features.',
    default: 1,
    min: 1e-4,
    max: 1e4,
    integer: false,
  },
  {
    name: 'scales',
    description:
      'Radial basis functions in the kernel: 1, or 3 to take the mean of those at γ / 4, γ and 4 γ; 2 counts as 3.',
    default: 3,
    min: 1,
    max: 3,
    integer: true,
  },
  ...SCALING_HYPERPARAMETERS,
  calibrationFolds(3),
];

/** Rows whose mutual nearness is kept whole, 256 MB at most; past it rows of the matrix come as they are asked for. */
const MATRIX_ROWS = 8000;
/** Log odds for an answer of 1, where no held-out answers tell: common among real recordings. */
const USUAL_SHARPNESS = 5;
/** Rows of the matrix a worker fills in at a time. */
const ROWS_PER_TASK = 128;

/**
 * Support vector machines (Cortes & Vapnik, Machine Learning 20, 1995), one for each pair of classes, on
 * standardised features with a radial basis function kernel.
 */
export const svm: ClassifierFamily = {
  kind: 'svm',
  input: 'features',
  profile: 'full',
  hyperparameters: HYPERPARAMETERS,
  train,
  revive: (state) => new SvmClassifier(state),
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
  const scaled = scaledRows(scaling, data, rows);
  const space = await kernelSpace(
    {
      values: scaled.values,
      columns: scaled.columns,
      squares: squaresOf(scaled),
      rbf: {
        gamma: hyperparameters.gamma / Math.max(1, scaled.columns),
        scales: hyperparameters.scales === 1 ? 1 : 3,
      },
    },
    parallel,
    signal,
  );
  onProgress?.(0.5);
  const taught = taughtClasses(data, rows);
  const pairs = pairsOf(taught, data, rows, hyperparameters.calibration_folds);
  let done = 0;
  const trained = await parallel.run(
    'trainPair',
    pairs.map((pair) => ({ space, cost: hyperparameters.cost, ...pair })),
    { onDone: () => onProgress?.(0.5 + (0.5 * ++done) / pairs.length), signal },
  );
  const sharpness = sharpnessOfPairs(pairs, trained) ?? USUAL_SHARPNESS;
  return {
    state: {
      kind: svm.kind,
      classes: data.classes,
      features: data.features,
      hyperparameters,
      arrays: {
        ...scalingArrays(scaling),
        ...joinMachines(taught, space, pairs, trained),
        kernel: Float64Array.of(space.rbf.gamma, space.rbf.scales, sharpness),
      },
    },
    importance: new Float64Array(0),
    outOfBagAccuracy: null,
  };
}

async function kernelSpace(
  space: Omit<KernelSpace, 'matrix'>,
  parallel: Parallel,
  signal?: AbortSignal,
): Promise<KernelSpace> {
  const rows = space.squares.length;
  if (rows > MATRIX_ROWS) return { ...space, matrix: null };
  const matrix = sharedFloat32(rows * rows);
  const inputs: FillKernelInput[] = [];
  for (let first = 0; first < rows; first += ROWS_PER_TASK) {
    const count = Math.min(ROWS_PER_TASK, rows - first);
    inputs.push({ space: { ...space, matrix }, first, count });
  }
  // The last have most to do.
  await parallel.run('fillKernel', inputs.reverse(), { signal });
  return { ...space, matrix };
}
