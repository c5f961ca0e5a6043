import { onSharedMemory } from '../../parallel/shared.ts';
import type { Training, TrainingContext } from '../classifier.ts';
import type { Dataset } from '../dataset.ts';
import { binDataset } from './bin-dataset.ts';
import { concatTrees } from './flat-trees.ts';
import type { ForestSettings, GrownTrees, GrowTreesInput } from './grow-trees.ts';

/** Trees a worker grows at a time. Fixed, so that sums do not depend on the number of workers. */
const TREES_PER_TASK = 5;

/** What is set for every forest, beside its name and how its trees split. */
interface Forest extends Pick<ForestSettings, 'thresholds' | 'bootstrap'> {
  readonly kind: string;
  /** Where `features_per_split` is 0. */
  readonly usualFeaturesPerSplit: number;
}

/** Grows a forest on binned features, by `trees`, `max_depth`, `min_leaf`, `features_per_split` and `bins`. */
export async function trainForest(
  { kind, thresholds, bootstrap, usualFeaturesPerSplit }: Forest,
  data: Dataset,
  hyperparameters: Readonly<Record<string, number>>,
  { seed, parallel, onProgress, signal }: TrainingContext,
  rows: Uint32Array = Uint32Array.from({ length: data.rows }, (_, i) => i),
): Promise<Training> {
  signal?.throwIfAborted();
  const byClass = rows.toSorted((a, b) => data.labels[a] - data.labels[b]);
  const labels = Uint16Array.from(byClass, (row) => data.labels[row]);
  const bins = await binDataset(data, byClass, hyperparameters.bins, { parallel, signal });
  const inputs = tasksOf(hyperparameters.trees, {
    bins,
    labels,
    classes: data.classes.length,
    values: onSharedMemory(data.values),
    rows: byClass,
    settings: {
      thresholds,
      bootstrap,
      maxDepth: hyperparameters.max_depth,
      minLeaf: hyperparameters.min_leaf,
      featuresPerSplit: hyperparameters.features_per_split || usualFeaturesPerSplit,
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
      kind,
      classes: data.classes,
      features: data.features,
      hyperparameters,
      arrays: { ...concatTrees(grown.map(({ trees }) => trees)) },
    },
    importance: meanImportance(grown),
    outOfBagAccuracy: bootstrap ? outOfBagAccuracy(grown, labels, data.classes.length) : null,
  };
}

function tasksOf(trees: number, common: Omit<GrowTreesInput, 'firstTree' | 'trees'>): GrowTreesInput[] {
  const inputs: GrowTreesInput[] = [];
  for (let firstTree = 0; firstTree < trees; firstTree += TREES_PER_TASK) {
    inputs.push({ ...common, firstTree, trees: Math.min(TREES_PER_TASK, trees - firstTree) });
  }
  return inputs;
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
