import { sharedFloat32 } from '../parallel/shared.ts';
import { binColumns } from './bins.ts';
import type { ClassifierFamily, Hyperparameter, Training, TrainingContext } from './classifier.ts';
import type { Dataset } from './dataset.ts';
import { concatTrees } from './flat-trees.ts';
import { ForestClassifier } from './forest-classifier.ts';
import type { GrownTrees, GrowTreesInput } from './grow-trees.ts';

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

/** Trees a worker grows at a time. Fixed, so that sums do not depend on the number of workers. */
const TREES_PER_TASK = 5;

/**
 * Random forest (Breiman, Machine Learning 45, 2001) on binned features: each tree grows on its own bootstrap
 * sample, each split chooses from features drawn anew.
 */
export const randomForest: ClassifierFamily = {
  kind: 'random_forest',
  input: 'features',
  hyperparameters: HYPERPARAMETERS,
  train,
  revive: (state) => new ForestClassifier(state),
};

async function train(
  data: Dataset,
  hyperparameters: Readonly<Record<string, number>>,
  { seed, parallel, onProgress, signal }: TrainingContext,
  rows: Uint32Array = Uint32Array.from({ length: data.rows }, (_, i) => i),
): Promise<Training> {
  signal?.throwIfAborted();
  const labels = Uint16Array.from(rows, (row) => data.labels[row]);
  const inputs = tasksOf(hyperparameters.trees, {
    bins: binColumns(data, rows, hyperparameters.bins),
    labels,
    classes: data.classes.length,
    values: onSharedMemory(data.values),
    rows,
    settings: {
      maxDepth: hyperparameters.max_depth,
      minLeaf: hyperparameters.min_leaf,
      featuresPerSplit: hyperparameters.features_per_split || Math.floor(Math.sqrt(data.features.length)),
    },
    seed,
  });
  let done = 0;
  const grown = await parallel.run('growTrees', inputs, {
    onDone: () => onProgress?.(++done / inputs.length),
    signal,
  });
  return {
    state: {
      kind: randomForest.kind,
      classes: data.classes,
      features: data.features,
      hyperparameters,
      arrays: { ...concatTrees(grown.map(({ trees }) => trees)) },
    },
    importance: meanImportance(grown),
    outOfBagAccuracy: outOfBagAccuracy(grown, labels, data.classes.length),
  };
}

function tasksOf(trees: number, common: Omit<GrowTreesInput, 'firstTree' | 'trees'>): GrowTreesInput[] {
  const inputs: GrowTreesInput[] = [];
  for (let firstTree = 0; firstTree < trees; firstTree += TREES_PER_TASK) {
    inputs.push({ ...common, firstTree, trees: Math.min(TREES_PER_TASK, trees - firstTree) });
  }
  return inputs;
}

function onSharedMemory(values: Float32Array): Float32Array {
  if (typeof SharedArrayBuffer === 'undefined' || values.buffer instanceof SharedArrayBuffer) return values;
  const copy = sharedFloat32(values.length);
  copy.set(values);
  return copy;
}

function meanImportance(grown: readonly GrownTrees[]): Float64Array {
  const sum = new Float64Array(grown[0].importance.length);
  for (const { importance } of grown) importance.forEach((value, i) => (sum[i] += value));
  const total = sum.reduce((all, value) => all + value, 0);
  return total > 0 ? sum.map((value) => value / total) : sum;
}

/** Share of rows right by the trees that did not see them; null when every tree saw every row. */
function outOfBagAccuracy(grown: readonly GrownTrees[], labels: Uint16Array, classes: number): number | null {
  let judged = 0;
  let right = 0;
  const votes = new Float64Array(classes);
  labels.forEach((label, row) => {
    votes.fill(0);
    for (const { outOfBag } of grown)
      for (let k = 0; k < classes; k++) votes[k] += outOfBag[row * classes + k];
    const most = Math.max(...votes);
    if (most === 0) return;
    judged++;
    if (votes.indexOf(most) === label) right++;
  });
  return judged > 0 ? right / judged : null;
}
