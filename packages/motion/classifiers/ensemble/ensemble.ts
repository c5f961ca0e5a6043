import type {
  ClassifierFamily,
  ClassifierState,
  Hyperparameter,
  Training,
  TrainingContext,
} from '../classifier.ts';
import type { Dataset } from '../dataset.ts';
import { groupedFolds } from '../grouped-folds.ts';
import { resolveHyperparameters } from '../hyperparameters.ts';
import { svm } from '../kernel/svm.ts';
import { discriminant } from '../linear/discriminant.ts';
import { logistic } from '../linear/logistic.ts';
import { extraTrees } from '../trees/extra-trees.ts';
import { EnsembleClassifier, memberArrays } from './ensemble-classifier.ts';
import { fitMixture } from './mixture.ts';

/** Unlike each other, so that they err on different windows; each with its defaults. */
const MEMBERS: readonly ClassifierFamily[] = [extraTrees, discriminant, logistic, svm];

const HYPERPARAMETERS: readonly Hyperparameter[] = [
  ...MEMBERS.map(({ kind }) => ({
    name: kind,
    description: `Weight of ${kind}; 0 leaves it out. With folds, only whether it is 0 counts.`,
    default: kind === 'logistic' ? 0 : 1,
    min: 0,
    max: 100,
    integer: false,
  })),
  {
    name: 'folds',
    description:
      'Folds of whole groups on which weights are fitted by what members answer on groups they never saw; below 2: the weights as given.',
    default: 0,
    min: 0,
    max: 10,
    integer: true,
  },
];

/** A member that is sure of a wrong answer must not rule all others out. */
const LEAST_LIKELIHOOD = 1e-3;

/** Several families trained on the same rows; their probabilities are averaged by weight. */
export const ensemble: ClassifierFamily = {
  kind: 'ensemble',
  input: 'features',
  profile: 'full',
  hyperparameters: HYPERPARAMETERS,
  train,
  revive: (state) => new EnsembleClassifier(state, MEMBERS),
};

async function train(
  data: Dataset,
  hyperparameters: Readonly<Record<string, number>>,
  { onProgress, ...context }: TrainingContext,
  rows: Uint32Array = Uint32Array.from({ length: data.rows }, (_, i) => i),
): Promise<Training> {
  const given = Float64Array.from(MEMBERS, ({ kind }) => hyperparameters[kind]);
  const used = MEMBERS.filter((_, m) => given[m] > 0);
  if (used.length === 0) used.push(extraTrees);
  const rounds = 1 + (fewGroups(data, rows) ? 0 : hyperparameters.folds);
  let done = 0;
  const trainMember = async (family: ClassifierFamily, some: Uint32Array): Promise<Training> => {
    const training = await family.train(data, resolveHyperparameters(family, {}), context, some);
    onProgress?.(++done / (used.length * rounds));
    return training;
  };
  const weights =
    rounds > 2
      ? await fitWeights(data, rows, used, rounds - 1, trainMember)
      : Float64Array.from(used, (family) => given[MEMBERS.indexOf(family)] || 1);
  const trainings: Training[] = [];
  for (const family of used) trainings.push(await trainMember(family, rows));
  return {
    state: stateOf(data, hyperparameters, used, weights, trainings),
    // Only trees tell what they look at.
    importance: trainings.find(({ importance }) => importance.length > 0)?.importance ?? new Float64Array(0),
    outOfBagAccuracy: null,
  };
}

/** With fewer than three groups there is nothing to fit weights on. */
function fewGroups({ groups }: Dataset, rows: Uint32Array): boolean {
  return new Set(Array.from(rows, (row) => groups[row])).size < 3;
}

async function fitWeights(
  data: Dataset,
  rows: Uint32Array,
  members: readonly ClassifierFamily[],
  folds: number,
  trainMember: (family: ClassifierFamily, rows: Uint32Array) => Promise<Training>,
): Promise<Float64Array> {
  const fold = groupedFolds(data.labels, data.groups, rows, folds);
  const likelihoods = members.map(() => new Float64Array(rows.length));
  const probabilities = new Float64Array(data.classes.length);
  for (let f = 0; f < folds; f++) {
    const learnt = rows.filter((_, i) => fold[i] !== f);
    if (learnt.length === rows.length) continue;
    for (const [m, family] of members.entries()) {
      const classifier = family.revive((await trainMember(family, learnt)).state);
      rows.forEach((row, i) => {
        if (fold[i] !== f) return;
        classifier.predict(data.values, row * data.features.length, probabilities);
        likelihoods[m][i] = Math.max(LEAST_LIKELIHOOD, probabilities[data.labels[row]]);
      });
    }
  }
  return fitMixture(likelihoods);
}

function stateOf(
  { classes, features }: Dataset,
  hyperparameters: Readonly<Record<string, number>>,
  members: readonly ClassifierFamily[],
  weights: Float64Array,
  trainings: readonly Training[],
): ClassifierState {
  const byFamily = Float64Array.from(MEMBERS, (family) => {
    const at = members.indexOf(family);
    return at < 0 ? 0 : weights[at];
  });
  const arrays = Object.assign(
    {},
    ...trainings.map(({ state }) => memberArrays(state)),
  ) as ClassifierState['arrays'];
  return {
    kind: ensemble.kind,
    classes,
    features,
    hyperparameters,
    arrays: { ...arrays, weights: byFamily },
  };
}
