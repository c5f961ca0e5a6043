import type { ClassifierFamily, Dataset, TrainingContext } from '../classifiers/index.ts';
import { calibrate } from './calibration.ts';
import { answerRows, measureRows, rowsWhere, type CrossValidation } from './cross-validate.ts';
import { indexOfLargest } from './largest.ts';
import { probabilitiesOf, type OutOfFold } from './out-of-fold.ts';
import { FALSE_REJECT_RATE, limitFor, strangeness, strangenessOf } from './unknown.ts';

/** Whether a model knows what it does not know: each class in turn is left out of training. Plain JSON. */
export interface UnknownReport {
  /** Share of windows of known classes that may be called unknown: what the limit is chosen for. */
  readonly rate: number;
  /** Share of them that is, in groups never seen. */
  readonly false_reject: number;
  /** Share of the windows of left-out classes that is taken for a known one. */
  readonly false_accept: number;
  /** Probability that a window of a left-out class looks stranger than one of a known class. */
  readonly auc: number;
  /** Accuracy on windows of known classes: of all, and of those not called unknown. */
  readonly accuracy: number;
  readonly accuracy_accepted: number;
  /** `false_accept` class by class. */
  readonly per_class: Readonly<Record<string, number>>;
}

/** A window, and what a model made of it that knows neither its group nor the class left out. */
interface Asked {
  readonly truth: number;
  readonly leftOut: boolean;
  readonly right: boolean;
  readonly strangeness: number;
  readonly rejected: boolean;
}

/** Folds are put together until there are no more than these: each costs a training a class. */
const MOST_FOLDS = 5;

/**
 * Trains without a fold and without a class, and asks about the fold's windows of that class and of the
 * others. The limit comes from the other folds of the cross-validation, where every class is known.
 */
export async function leaveClassesOut(
  data: Dataset,
  validation: CrossValidation,
  family: ClassifierFamily,
  hyperparameters: Readonly<Record<string, number>>,
  context: TrainingContext,
): Promise<UnknownReport> {
  const { outOfFold, calibration } = validation;
  const known = strangenessOf(validation);
  const folds = Math.min(MOST_FOLDS, calibration.withoutFold.length);
  const foldOf = Array.from(outOfFold.folds, (fold) => fold % folds);
  const trials = Array.from({ length: folds * data.classes.length }, (_, i) => ({
    fold: Math.floor(i / data.classes.length),
    leftOut: i % data.classes.length,
  }));
  const asked: Asked[] = [];
  for (const [i, { fold, leftOut }] of trials.entries()) {
    const inFold = foldOf.map((of) => of === fold);
    const learnt = rowsWhere(inFold, false).filter((row) => data.labels[row] !== leftOut);
    if (new Set(learnt.map((row) => data.labels[row])).size < 2) continue;
    const onProgress = (done: number) => context.onProgress?.((i + done) / trials.length);
    const { state } = await family.train(data, hyperparameters, { ...context, onProgress }, learnt);
    const tested = rowsWhere(inFold, true);
    const answers = blank(outOfFold);
    answerRows(family.revive(state), data, tested, answers.probabilities);
    if (family.input === 'features') measureRows(data, learnt, tested, answers);
    const limit = limitFor(
      known.filter((_, row) => !inFold[row]),
      FALSE_REJECT_RATE,
    );
    for (const row of tested) {
      const probabilities = probabilitiesOf(answers, row);
      calibrate(probabilities, calibration.withoutFold[outOfFold.folds[row]]);
      const answer = indexOfLargest(probabilities);
      const strange = strangeness(answers.distances[row], probabilities[answer]);
      const truth = data.labels[row];
      asked.push({
        truth,
        leftOut: truth === leftOut,
        right: truth === answer,
        strangeness: strange,
        rejected: strange > limit,
      });
    }
  }
  return report(asked, data.classes);
}

function blank(outOfFold: OutOfFold): OutOfFold {
  return {
    ...outOfFold,
    probabilities: new Float32Array(outOfFold.probabilities.length),
    distances: new Float32Array(outOfFold.distances.length).fill(1),
  };
}

function report(asked: readonly Asked[], classes: readonly string[]): UnknownReport {
  const known = asked.filter(({ leftOut }) => !leftOut);
  const unknown = asked.filter(({ leftOut }) => leftOut);
  const accepted = (some: readonly Asked[]) => share(some, ({ rejected }) => !rejected);
  return {
    rate: FALSE_REJECT_RATE,
    false_reject: share(known, ({ rejected }) => rejected),
    false_accept: accepted(unknown),
    auc: areaUnderCurve(
      unknown.map((one) => one.strangeness),
      known.map((one) => one.strangeness),
    ),
    accuracy: share(known, ({ right }) => right),
    accuracy_accepted: share(
      known.filter(({ rejected }) => !rejected),
      ({ right }) => right,
    ),
    per_class: Object.fromEntries(
      classes.map((name, c) => [name, accepted(unknown.filter(({ truth }) => truth === c))]),
    ),
  };
}

function share(asked: readonly Asked[], holds: (one: Asked) => boolean): number {
  return asked.length === 0 ? 0 : asked.filter(holds).length / asked.length;
}

/** Share of pairs in which the positive is the larger, ties counting half: the area under the ROC curve. */
export function areaUnderCurve(positives: readonly number[], negatives: readonly number[]): number {
  const sorted = Float64Array.from(negatives).sort();
  const below = (value: number, orEqual: boolean) => {
    let [low, high] = [0, sorted.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sorted[middle] < value || (orEqual && sorted[middle] === value)) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  const pairs = positives.reduce((sum, value) => sum + (below(value, false) + below(value, true)) / 2, 0);
  return positives.length * negatives.length === 0 ? 0.5 : pairs / (positives.length * negatives.length);
}
