import type { Classifier, ClassifierFamily, Dataset, TrainingContext } from '../classifiers/index.ts';
import { reportCalibration, type CalibrationReport } from './calibration-report.ts';
import { fitCalibration, type FittedCalibration } from './fit-calibration.ts';
import { foldsOf, groupsOf, sessionKey, type Fold, type Grouping, type Origin } from './groups.ts';
import { macroF1Interval } from './interval.ts';
import { indexOfLargest } from './largest.ts';
import { confusion, scores, type ClassScore } from './metrics.ts';
import { distanceTo, fitNovelty } from './novelty.ts';
import { probabilitiesOf, type OutOfFold } from './out-of-fold.ts';

/** What a model does on groups it never saw. Plain JSON. */
export interface EvaluationReport {
  readonly group: Grouping;
  readonly accuracy: number;
  readonly balanced_accuracy: number;
  readonly macro_f1: number;
  readonly macro_f1_ci95: readonly [low: number, high: number];
  readonly per_class: Readonly<Record<string, ClassScore>>;
  readonly folds: readonly FoldReport[];
  readonly confusion: {
    readonly labels: readonly string[];
    readonly rows_true: readonly (readonly number[])[];
  };
  readonly calibration: CalibrationReport;
  readonly windows: number;
  readonly features: number;
  /** Median over the folds of the time to train the fold's model, ms. */
  readonly train_ms: number;
  /** Median over the folds of the time the classifier takes for one window whose features are known, µs. */
  readonly predict_us: number;
}

interface FoldReport {
  readonly group: string;
  readonly accuracy: number;
  readonly macro_f1: number;
  readonly windows: number;
}

export interface CrossValidation {
  readonly report: EvaluationReport;
  /** The answers behind the report, for whoever wants to learn from them without training again. */
  readonly outOfFold: OutOfFold;
  /** Fitted on those answers. */
  readonly calibration: FittedCalibration;
}

/** How a cross-validation runs. */
export interface CrossValidationContext extends TrainingContext {
  /** Shown each fold's classifier, which saw no window of these groups, before the next one is trained. */
  readonly onFold?: (classifier: Classifier, fold: number, groups: ReadonlySet<string>) => Promise<void>;
}

/** The data cannot be split into groups that both train and test, with the reason for a person. */
export class CannotEvaluate extends Error {
  override readonly name = 'CannotEvaluate';
}

/**
 * Leave-one-group-out cross-validation: every window is answered once, by a model that saw no window of
 * its group. Scores are taken over all answers together.
 *
 * @param origins where each row of `data` comes from
 * @throws {CannotEvaluate} with fewer than two groups
 */
export async function crossValidate(
  data: Dataset,
  origins: readonly Origin[],
  grouping: Grouping,
  family: ClassifierFamily,
  hyperparameters: Readonly<Record<string, number>>,
  { onFold, ...context }: CrossValidationContext,
): Promise<CrossValidation> {
  const groups = groupsOf(origins, grouping);
  const folds = foldsOf(groups);
  if (folds.length < 2) {
    throw new CannotEvaluate(
      `all windows belong to one group (${grouping} "${groups[0]}"): nothing is left to test on`,
    );
  }
  const outOfFold: OutOfFold = {
    classes: data.classes,
    probabilities: new Float32Array(data.rows * data.classes.length),
    distances: new Float32Array(data.rows).fill(1),
    truth: data.labels,
    folds: new Uint16Array(data.rows),
  };
  const trainMs: number[] = [];
  const predictUs: number[] = [];
  for (const [i, fold] of folds.entries()) {
    const started = performance.now();
    const inFold = groups.map((group) => fold.groups.has(group));
    const learnt = rowsWhere(inFold, false);
    const progress = (done: number) => context.onProgress?.((i + done) / folds.length);
    const { state } = await family.train(data, hyperparameters, { ...context, onProgress: progress }, learnt);
    const trained = performance.now();
    const tested = rowsWhere(inFold, true);
    const classifier = family.revive(state);
    answerRows(classifier, data, tested, outOfFold.probabilities);
    trainMs.push(trained - started);
    predictUs.push((1000 * (performance.now() - trained)) / tested.length);
    for (const row of tested) outOfFold.folds[row] = i;
    if (family.input === 'features') measureRows(data, learnt, tested, outOfFold);
    await onFold?.(classifier, i, fold.groups);
  }
  const calibration = fitCalibration(outOfFold);
  return {
    report: {
      ...score(data, origins, groups, grouping, folds, answersOf(outOfFold), context.seed),
      calibration: reportCalibration(outOfFold, calibration),
      train_ms: median(trainMs),
      predict_us: median(predictUs),
    },
    outOfFold,
    calibration,
  };
}

export function rowsWhere(inFold: readonly boolean[], wanted: boolean): Uint32Array {
  const rows: number[] = [];
  inFold.forEach((inside, row) => {
    if (inside === wanted) rows.push(row);
  });
  return Uint32Array.from(rows);
}

/** Writes the classifier's probabilities of the rows, class by class of the data set. */
export function answerRows(classifier: Classifier, data: Dataset, rows: Uint32Array, out: Float32Array) {
  const columns = classifier.classes.map((name) => data.classes.indexOf(name));
  const probabilities = new Float64Array(columns.length);
  for (const row of rows) {
    classifier.predict(data.values, row * data.features.length, probabilities);
    columns.forEach((c, k) => (out[row * data.classes.length + c] = probabilities[k]));
  }
}

/** Writes how far the tested rows lie from what taught their answers. */
export function measureRows(data: Dataset, learnt: Uint32Array, tested: Uint32Array, outOfFold: OutOfFold) {
  const novelty = fitNovelty(data, learnt);
  for (const row of tested) {
    const answer = indexOfLargest(probabilitiesOf(outOfFold, row));
    outOfFold.distances[row] = distanceTo(novelty, data.values, row * data.features.length, answer);
  }
}

function answersOf(outOfFold: OutOfFold): Uint16Array {
  return outOfFold.truth.map((_, row) => indexOfLargest(probabilitiesOf(outOfFold, row)));
}

function score(
  data: Dataset,
  origins: readonly Origin[],
  groups: readonly string[],
  grouping: Grouping,
  folds: readonly Fold[],
  answers: Uint16Array,
  seed: number,
): Omit<EvaluationReport, 'calibration' | 'train_ms' | 'predict_us'> {
  const { classes, labels } = data;
  const all = confusion(classes, labels, answers);
  const { accuracy, balancedAccuracy, macroF1, perClass } = scores(all);
  const rowOf = (c: number) => [...all.counts.subarray(c * classes.length, (c + 1) * classes.length)];
  return {
    group: grouping,
    accuracy,
    balanced_accuracy: balancedAccuracy,
    macro_f1: macroF1,
    macro_f1_ci95: macroF1Interval(classes, labels, answers, origins.map(sessionKey), { seed }),
    per_class: Object.fromEntries(classes.map((name, c) => [name, perClass[c]])),
    folds: folds.map((fold) => {
      const rows = rowsWhere(
        groups.map((group) => fold.groups.has(group)),
        true,
      );
      const part = scores(
        confusion(
          classes,
          Array.from(rows, (r) => labels[r]),
          Array.from(rows, (r) => answers[r]),
        ),
      );
      return { group: fold.name, accuracy: part.accuracy, macro_f1: part.macroF1, windows: rows.length };
    }),
    confusion: { labels: classes, rows_true: classes.map((_, c) => rowOf(c)) },
    windows: data.rows,
    features: data.features.length,
  };
}

function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return (sorted[(sorted.length - 1) >> 1] + sorted[sorted.length >> 1]) / 2;
}
