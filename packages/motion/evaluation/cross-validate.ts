import type { ClassifierFamily, Dataset, TrainingContext } from '../classifiers/index.ts';
import { foldsOf, groupsOf, sessionKey, type Fold, type Grouping, type Origin } from './groups.ts';
import { macroF1Interval } from './interval.ts';
import { confusion, scores, type ClassScore } from './metrics.ts';

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
  context: TrainingContext,
): Promise<EvaluationReport> {
  const groups = groupsOf(origins, grouping);
  const folds = foldsOf(groups);
  if (folds.length < 2) {
    throw new CannotEvaluate(
      `all windows belong to one group (${grouping} "${groups[0]}"): nothing is left to test on`,
    );
  }
  const answers = new Uint16Array(data.rows);
  const trainMs: number[] = [];
  const predictUs: number[] = [];
  for (const [i, fold] of folds.entries()) {
    const started = performance.now();
    const inFold = groups.map((group) => fold.groups.has(group));
    const { state } = await family.train(
      data,
      hyperparameters,
      {
        ...context,
        onProgress: (done) => context.onProgress?.((i + done) / folds.length),
      },
      rowsWhere(inFold, false),
    );
    const trained = performance.now();
    const tested = rowsWhere(inFold, true);
    answer(family.revive(state), data, tested, answers);
    trainMs.push(trained - started);
    predictUs.push((1000 * (performance.now() - trained)) / tested.length);
  }
  return {
    ...report(data, origins, groups, grouping, folds, answers, context.seed),
    train_ms: median(trainMs),
    predict_us: median(predictUs),
  };
}

function rowsWhere(inFold: readonly boolean[], wanted: boolean): Uint32Array {
  const rows: number[] = [];
  inFold.forEach((inside, row) => {
    if (inside === wanted) rows.push(row);
  });
  return Uint32Array.from(rows);
}

function answer(
  classifier: ReturnType<ClassifierFamily['revive']>,
  data: Dataset,
  rows: Uint32Array,
  answers: Uint16Array,
) {
  const probabilities = new Float64Array(classifier.classes.length);
  for (const row of rows) {
    classifier.predict(data.values, row * data.features.length, probabilities);
    answers[row] = data.classes.indexOf(classifier.classes[indexOfLargest(probabilities)]);
  }
}

/** Index of the largest value, the first of equals. */
export function indexOfLargest(values: ArrayLike<number>): number {
  let best = 0;
  for (let i = 1; i < values.length; i++) if (values[i] > values[best]) best = i;
  return best;
}

function report(
  data: Dataset,
  origins: readonly Origin[],
  groups: readonly string[],
  grouping: Grouping,
  folds: readonly Fold[],
  answers: Uint16Array,
  seed: number,
): Omit<EvaluationReport, 'train_ms' | 'predict_us'> {
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
