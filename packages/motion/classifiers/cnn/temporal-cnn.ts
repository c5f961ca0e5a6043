import { onSharedMemory } from '../../parallel/shared.ts';
import { createRandom } from '../../random/index.ts';
import type { ClassifierFamily, Hyperparameter, Training, TrainingContext } from '../classifier.ts';
import type { Dataset } from '../dataset.ts';
import { leftOutFolds } from '../left-out-folds.ts';
import { sharpnessOf } from '../sharpness.ts';
import { WindowChannels } from '../window-channels.ts';
import { windowColumns } from '../window-columns.ts';
import { learnWindowScaling } from '../window-scaling.ts';
import { CnnClassifier } from './cnn-classifier.ts';
import { networkShape } from './network-shape.ts';
import type { LabelledRows } from './train-epoch.ts';
import { trainMember, type Member } from './train-member.ts';

const HYPERPARAMETERS: readonly Hyperparameter[] = [
  number(
    'width',
    'Channels of the first convolution; the second has half as many more, the third twice as many.',
    16,
    2,
    128,
  ),
  number(
    'members',
    'How many networks answer together. Each stops early on other people, or sessions, left out.',
    4,
    1,
    16,
  ),
  number('epochs', 'How often a network sees every window at most.', 30, 1, 1000),
  number(
    'patience',
    'Epochs without a better answer for the people left out, after which a network is done.',
    6,
    1,
    1000,
  ),
  number('batch', 'Windows a step of training is taken on.', 32, 1, 1024),
  share('learning_rate', 'Size of the first steps; it falls to 0 with the epochs.', 0.003, 1e-6, 1),
  share('decay', 'How much a step shrinks the weights, against its size.', 0.01, 0, 1),
  share('dropout', 'Share of the last channels that is left out at random while training.', 0.2, 0, 0.9),
  share('smoothing', 'Share of the truth that is spread over all classes while training.', 0.1, 0, 0.9),
  share(
    'turn',
    'How far the sensor is turned at random while training, a standard deviation in degrees.',
    20,
    0,
    180,
  ),
  share(
    'tempo',
    'How much faster or slower a movement is made at random while training, a standard deviation.',
    0.1,
    0,
    0.5,
  ),
  share(
    'strength',
    'How much stronger or weaker a channel is made at random while training, a standard deviation.',
    0.1,
    0,
    1,
  ),
  share('noise', 'Noise put on every sample while training, against the spread of its channel.', 0.05, 0, 2),
];

/**
 * A small temporal convolution network over the raw window: three convolutions in time, the mean of each channel
 * (Wang, Yan & Oates, IJCNN 2017), a softmax. Several networks, each with other groups left out for its early stop.
 */
export const temporalCnn: ClassifierFamily = {
  kind: 'temporal_cnn',
  input: 'samples',
  hyperparameters: HYPERPARAMETERS,
  train,
  revive: (state) => new CnnClassifier(state),
};

async function train(
  data: Dataset,
  hyperparameters: Readonly<Record<string, number>>,
  { seed, parallel, onProgress, signal }: TrainingContext,
  rows: Uint32Array = Uint32Array.from({ length: data.rows }, (_, i) => i),
): Promise<Training> {
  signal?.throwIfAborted();
  const columns = windowColumns(data.features);
  const channels = new WindowChannels(columns);
  const { members: count, epochs, width } = hyperparameters;
  const scaling = learnWindowScaling(data, rows, channels);
  const common = {
    ...settingsOf(hyperparameters),
    shape: networkShape(channels.names.length, columns.samples, width, data.classes.length),
    columns,
    scaling,
    values: onSharedMemory(data.values),
  };
  const splits = splitsOf(data, rows, count);
  const done = new Float64Array(count);
  const random = createRandom(seed);
  const members = await Promise.all(
    splits.map((split, i) =>
      trainMember({ ...common, ...split, seed: random.fork(i).int(2 ** 32) }, parallel, {
        signal,
        onEpoch(epoch) {
          done[i] = epoch;
          onProgress?.(done.reduce((sum, one) => sum + one, 0) / (count * epochs));
        },
      }),
    ),
  );
  onProgress?.(1);
  const taught = new Uint8Array(data.classes.length);
  for (const row of rows) taught[data.labels[row]] = 1;
  return {
    state: {
      kind: temporalCnn.kind,
      classes: data.classes,
      features: data.features,
      hyperparameters,
      arrays: {
        channelMeans: scaling.means,
        channelDeviations: scaling.deviations,
        parameters: Float32Array.from(members.flatMap(({ parameters }) => [...parameters])),
        sharpness: Float64Array.of(sharpnessOfMembers(members, splits, taught)),
        taught,
      },
    },
    importance: new Float64Array(0),
    outOfBagAccuracy: null,
  };
}

function settingsOf(given: Readonly<Record<string, number>>) {
  return {
    epochs: given.epochs,
    patience: given.patience,
    rates: {
      learningRate: given.learning_rate,
      decay: given.decay,
      dropout: given.dropout,
      smoothing: given.smoothing,
      batch: given.batch,
    },
    variation: {
      turn: given.turn,
      tempo: given.tempo,
      strength: given.strength,
      noise: given.noise,
    },
  };
}

interface Split {
  readonly taught: LabelledRows;
  readonly leftOut: LabelledRows;
}

/** For each member its rows: whole groups are left out, by turns. */
function splitsOf(data: Dataset, rows: Uint32Array, members: number): Split[] {
  const labels = Uint16Array.from(rows, (row) => data.labels[row]);
  const groups = Uint32Array.from(rows, (row) => data.groups[row]);
  const folds = leftOutFolds(labels, groups, Math.max(3, members));
  const foldCount = folds.reduce((most, fold) => Math.max(most, fold + 1), 0);
  const all = { rows, labels };
  return Array.from({ length: members }, (_, member) => {
    const fold = member % foldCount;
    const taught = rowsWhere(all, (i) => folds[i] !== fold);
    // With a handful of rows there may be nothing to leave out.
    if (taught.rows.length === 0 || taught.rows.length === rows.length) return { taught: all, leftOut: all };
    return { taught, leftOut: rowsWhere(all, (i) => folds[i] === fold) };
  });
}

function rowsWhere({ rows, labels }: LabelledRows, wanted: (i: number) => boolean): LabelledRows {
  return {
    rows: rows.filter((_, i) => wanted(i)),
    labels: labels.filter((_, i) => wanted(i)),
  };
}

/** By what scores are to be multiplied, judging by the windows that each member left out. */
function sharpnessOfMembers(
  members: readonly Member[],
  splits: readonly Split[],
  taught: Uint8Array,
): number {
  const scores = members.flatMap((member) =>
    Array.from(member.scores, (score, i) => (taught[i % taught.length] === 1 ? score : -Infinity)),
  );
  const labels = splits.flatMap(({ leftOut }) => [...leftOut.labels]);
  return sharpnessOf(Float64Array.from(scores), labels, taught.length);
}

function number(name: string, description: string, value: number, min: number, max: number): Hyperparameter {
  return { name, description, default: value, min, max, integer: true };
}

function share(name: string, description: string, value: number, min: number, max: number): Hyperparameter {
  return { ...number(name, description, value, min, max), integer: false };
}
