/** How often windows of class `rows` were answered with class `columns`; row-major, `classes × classes`. */
export interface Confusion {
  readonly labels: readonly string[];
  readonly counts: Uint32Array;
}

export interface ClassScore {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  /** Windows that truly are of this class. */
  readonly support: number;
}

export interface Scores {
  readonly accuracy: number;
  /** Mean recall over the classes that occur. */
  readonly balancedAccuracy: number;
  /** Mean F1 over the classes that occur in truth or answer, as scikit-learn's `f1_score(average="macro")`. */
  readonly macroF1: number;
  readonly perClass: readonly ClassScore[];
}

/** Counts answers. `truth` and `answers` index `labels`. */
export function confusion(
  labels: readonly string[],
  truth: ArrayLike<number>,
  answers: ArrayLike<number>,
): Confusion {
  const counts = new Uint32Array(labels.length * labels.length);
  for (let i = 0; i < truth.length; i++) counts[truth[i] * labels.length + answers[i]]++;
  return { labels, counts };
}

/** Scores of a confusion matrix. A score without any case to judge it by is 0, as in scikit-learn. */
export function scores({ labels, counts }: Confusion): Scores {
  const size = labels.length;
  let right = 0;
  let total = 0;
  const perClass = labels.map((_, c) => {
    let support = 0;
    let answered = 0;
    for (let other = 0; other < size; other++) {
      support += counts[c * size + other];
      answered += counts[other * size + c];
    }
    const hit = counts[c * size + c];
    right += hit;
    total += support;
    return {
      precision: ratio(hit, answered),
      recall: ratio(hit, support),
      f1: ratio(2 * hit, support + answered),
      support,
      answered,
    };
  });
  const seen = perClass.filter((one) => one.support + one.answered > 0);
  const occurring = perClass.filter((one) => one.support > 0);
  return {
    accuracy: ratio(right, total),
    balancedAccuracy: mean(occurring.map((one) => one.recall)),
    macroF1: mean(seen.map((one) => one.f1)),
    perClass: perClass.map(({ precision, recall, f1, support }) => ({ precision, recall, f1, support })),
  };
}

function ratio(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}
