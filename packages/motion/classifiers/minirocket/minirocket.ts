import { onSharedMemory, sharedFloat64 } from '../../parallel/shared.ts';
import { createRandom } from '../../random/index.ts';
import type { ClassifierFamily, Hyperparameter, Training, TrainingContext } from '../classifier.ts';
import type { Dataset } from '../dataset.ts';
import type { Rows } from '../row-products.ts';
import { WindowChannels } from '../window-channels.ts';
import { windowColumns } from '../window-columns.ts';
import { learnWindowScaling } from '../window-scaling.ts';
import { choosePenalty, PENALTIES } from './choose-penalty.ts';
import { scaleWindow } from './fixed-point.ts';
import { fitKernels } from './fit-kernels.ts';
import { fitRidge, type RidgeWeights } from './fit-ridge.ts';
import { KERNEL_LENGTH } from './kernels.ts';
import { MiniRocketClassifier } from './minirocket-classifier.ts';
import { balancedWeights } from './ridge-targets.ts';
import { rocketArrays } from './rocket-arrays.ts';
import type { Rocket } from './transform-windows.ts';

const HYPERPARAMETERS: readonly Hyperparameter[] = [
  {
    name: 'shares',
    description:
      'How many numbers a window is turned into, rounded down to a multiple of 84. Time to train grows with its square.',
    default: 2016,
    min: 84,
    max: 20_000,
    integer: true,
  },
  {
    name: 'penalty',
    description:
      'Weight of the squared weights against the sum of squared errors (of scores from −1 to 1); 0 to choose what answers best for groups left out.',
    default: 0,
    min: 0,
    max: 1e6,
    integer: false,
  },
  {
    name: 'turn',
    description:
      'How far the sensor is turned at random in training windows, a standard deviation in degrees: nobody wears it twice alike.',
    default: 20,
    min: 0,
    max: 180,
    integer: false,
  },
  {
    name: 'copies',
    description:
      'How often each training window is used, each time turned otherwise; 0 for as many, up to 4, as make 4,000 rows.',
    default: 0,
    min: 0,
    max: 20,
    integer: true,
  },
  {
    name: 'orientation_free',
    description:
      '1 to look only at magnitudes and at what is along and across gravity, which stay the same however the sensor is turned; 0 to see the axes, too.',
    default: 0,
    min: 0,
    max: 1,
    integer: true,
  },
];

const WINDOWS_PER_TASK = 64;
/** A share that hardly varies must not be blown up. */
const LEAST_DEVIATION = 1e-3;

/**
 * MiniRocket (Dempster, Schmidt & Webb, KDD 2021) for several channels: shares of samples whose convolution with
 * fixed kernels exceeds a bias, with a ridge regression on top whose penalty is chosen on groups left out.
 */
export const minirocket: ClassifierFamily = {
  kind: 'minirocket',
  input: 'samples',
  hyperparameters: HYPERPARAMETERS,
  train,
  revive: (state) => new MiniRocketClassifier(state),
};

async function train(
  data: Dataset,
  hyperparameters: Readonly<Record<string, number>>,
  { seed, parallel, onProgress, signal }: TrainingContext,
  rows: Uint32Array = Uint32Array.from({ length: data.rows }, (_, i) => i),
): Promise<Training> {
  signal?.throwIfAborted();
  const rocket = prepare(data, hyperparameters, rows, seed);
  const wanted = hyperparameters.copies || Math.max(1, Math.min(4, Math.floor(4000 / rows.length)));
  const copies = hyperparameters.turn > 0 ? wanted : 1;
  const used = Uint32Array.from({ length: copies * rows.length }, (_, i) => rows[i % rows.length]);

  const inputs = tasksOf(used, {
    rocket,
    values: onSharedMemory(data.values),
    degrees: hyperparameters.turn,
    seed,
  });
  let done = 0;
  const blocks = await parallel.run('transformWindows', inputs, {
    signal,
    onDone: () => onProgress?.((0.4 * ++done) / inputs.length),
  });
  const labels = Uint16Array.from(used, (row) => data.labels[row]);
  const { shares, means, deviations } = standardise(blocks, balancedWeights(labels));
  const labelled = {
    rows: shares,
    labels,
    groups: Uint32Array.from(used, (row) => data.groups[row]),
    classes: data.classes.length,
  };
  const candidates = hyperparameters.penalty > 0 ? [hyperparameters.penalty] : PENALTIES;
  const { penalty, sharpness } = await choosePenalty(labelled, candidates, parallel, signal);
  onProgress?.(0.6);
  const ridge = await fitRidge(labelled, penalty, parallel, {
    signal,
    onProgress: (fraction) => onProgress?.(0.6 + 0.3 * fraction),
  });
  onProgress?.(1);
  return {
    state: {
      kind: minirocket.kind,
      classes: data.classes,
      features: data.features,
      hyperparameters,
      arrays: { ...rocketArrays(rocket), ...onPlainShares(ridge, means, deviations, sharpness) },
    },
    importance: new Float64Array(0),
    outOfBagAccuracy: null,
  };
}

function prepare(
  data: Dataset,
  hyperparameters: Readonly<Record<string, number>>,
  rows: Uint32Array,
  seed: number,
): Rocket {
  const columns = windowColumns(data.features);
  if (columns.samples < KERNEL_LENGTH) {
    throw new Error(`MiniRocket needs windows of ${KERNEL_LENGTH} samples, these have ${columns.samples}`);
  }
  const withAxes = hyperparameters.orientation_free === 0;
  const channels = new WindowChannels(columns, { withAxes });
  const count = channels.names.length;
  const window = new Float64Array(count * columns.samples);
  const load = (row: number) => {
    channels.fill(data.values, row * data.features.length, window);
    return window;
  };
  const scaling = learnWindowScaling(data, rows, channels);
  const scaled = new Int32Array(window.length);
  const kernels = fitKernels(
    { features: hyperparameters.shares, channels: count, samples: columns.samples },
    rows.length,
    (index) => {
      scaleWindow(scaling, load(rows[index]), scaled);
      return scaled;
    },
    createRandom(seed).fork(-1),
  );
  return { columns, withAxes, scaling, kernels };
}

function tasksOf<T extends object>(rows: Uint32Array, common: T) {
  const inputs: (T & { rows: Uint32Array; first: number })[] = [];
  for (let first = 0; first < rows.length; first += WINDOWS_PER_TASK) {
    inputs.push({ ...common, rows: rows.slice(first, first + WINDOWS_PER_TASK), first });
  }
  return inputs;
}

/** Joins the blocks and brings every column to mean 0 and a like spread, rows counting by their weight. */
function standardise(blocks: readonly Float32Array[], weights: Float64Array) {
  const count = weights.length;
  const columns = blocks.reduce((sum, block) => sum + block.length, 0) / count;
  const values = sharedFloat64(count * columns);
  const means = new Float64Array(columns);
  const deviations = new Float64Array(columns);
  let at = 0;
  for (const block of blocks) {
    values.set(block, at);
    at += block.length;
  }
  for (let row = 0, i = 0; row < count; row++) {
    const share = weights[row] / count;
    for (let c = 0; c < columns; c++, i++) means[c] += share * values[i];
  }
  for (let row = 0, i = 0; row < count; row++) {
    const share = weights[row] / count;
    for (let c = 0; c < columns; c++, i++) deviations[c] += share * (values[i] - means[c]) ** 2;
  }
  for (let c = 0; c < columns; c++) deviations[c] = LEAST_DEVIATION + Math.sqrt(deviations[c]);
  for (let i = 0; i < values.length; i += columns) {
    for (let c = 0; c < columns; c++) values[i + c] = (values[i + c] - means[c]) / deviations[c];
  }
  const shares: Rows = { values, columns, first: 0, count };
  return { shares, means, deviations };
}

/** The same scores from shares as they come, sharpened. */
function onPlainShares(
  { weights, offsets }: RidgeWeights,
  means: Float64Array,
  deviations: Float64Array,
  sharpness: number,
): RidgeWeights {
  const columns = means.length;
  const plain = weights.map((weight, i) => (sharpness * weight) / deviations[i % columns]);
  const shifted = offsets.map((offset, k) => {
    let sum = sharpness * offset;
    for (let c = 0; c < columns; c++) sum -= plain[k * columns + c] * means[c];
    return sum;
  });
  return { weights: plain, offsets: shifted };
}
