import { sharedFloat64 } from '../../parallel/shared.ts';
import type { TrainingContext } from '../classifier.ts';
import { softmax } from '../softmax.ts';
import type { FlatTrees } from '../trees/flat-trees.ts';
import { columnsPerTree, type BoostingProblem, type ClassTrees } from './grow-class-trees.ts';
import { histogramSize } from './histograms.ts';
import { boostedClasses, startScores } from './class-scores.ts';

export interface Boosted {
  /** Trees of each round in turn. */
  readonly trees: readonly FlatTrees[];
  /** Where each class's score starts. */
  readonly start: Float64Array;
  /** Fall of the loss by feature. */
  readonly gains: Float64Array;
  /** Rounds after which the loss on the rows held out was least; all rounds when none are held out. */
  readonly bestRounds: number;
}

export interface Rounds {
  readonly most: number;
  /** Stop after so many rounds without a smaller loss on the rows held out; 0 to go on. */
  readonly patience: number;
}

/**
 * Adds round after round of trees, one a class, each a step down the gradient of the cross-entropy. The trees
 * of a round are grown by as many tasks as there are threads.
 */
export async function boost(
  problem: BoostingProblem,
  classes: number,
  { most, patience }: Rounds,
  { parallel, signal, onProgress }: Omit<TrainingContext, 'seed'>,
): Promise<Boosted> {
  const { bins, labels, sample, heldOut, settings } = problem;
  const start = startScores(labels, sample, classes);
  const scores = new Float64Array(bins.rows * classes);
  for (let row = 0; row < bins.rows; row++) scores.set(start, row * classes);
  const probabilities = sharedFloat64(scores.length);
  const columns = columnsPerTree(bins.columns, settings.columnShare);
  const size = histogramSize(columns, bins.limit, settings.maxLeaves);
  const lanes = shareOut(boostedClasses(classes), parallel.threads).map((mine) => ({
    classes: mine,
    memory: sharedFloat64(size),
  }));

  const trees: FlatTrees[] = [];
  const gains = new Float64Array(bins.columns);
  let bestRounds = 0;
  let leastLoss = Infinity;
  for (let round = 0; round < most; round++) {
    toProbabilities(scores, classes, probabilities);
    const inputs = lanes.map((lane) => ({ ...problem, ...lane, probabilities, round }));
    const grown = await parallel.run('growClassTrees', inputs, { signal });
    grown.forEach((part, lane) => {
      trees.push(part.trees);
      addSteps(part, lanes[lane].classes, scores, classes);
      // Tree by tree, so that the sum does not depend on who grew which.
      part.gains.forEach((gain, at) => (gains[at % gains.length] += gain));
    });
    onProgress?.((round + 1) / most);
    if (heldOut.length === 0) continue;
    toProbabilities(scores, classes, probabilities);
    const loss = crossEntropy(probabilities, labels, heldOut, classes);
    if (loss < leastLoss) {
      leastLoss = loss;
      bestRounds = round + 1;
    } else if (patience > 0 && round + 1 - bestRounds >= patience) break;
  }
  return { trees, start, gains, bestRounds: heldOut.length === 0 ? most : bestRounds };
}

/** Neighbouring classes go together, so that trees come in the order of their classes. */
function shareOut(all: readonly number[], threads: number): number[][] {
  const count = Math.min(threads, all.length);
  return Array.from({ length: count }, (_, i) =>
    all.slice(Math.round((i * all.length) / count), Math.round(((i + 1) * all.length) / count)),
  );
}

function toProbabilities(scores: Float64Array, classes: number, out: Float64Array): void {
  out.set(scores);
  for (let at = 0; at < out.length; at += classes) softmax(out, at, classes);
}

function addSteps({ steps }: ClassTrees, mine: readonly number[], scores: Float64Array, classes: number) {
  const rows = scores.length / classes;
  mine.forEach((k, tree) => {
    for (let row = 0; row < rows; row++) scores[row * classes + k] += steps[tree * rows + row];
  });
}

function crossEntropy(
  probabilities: Float64Array,
  labels: Uint16Array,
  chosen: Uint32Array,
  classes: number,
): number {
  let sum = 0;
  for (const row of chosen) sum -= Math.log(Math.max(probabilities[row * classes + labels[row]], 1e-12));
  return sum / chosen.length;
}
