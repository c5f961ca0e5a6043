import type { Classifier, ClassifierFamily, ClassifierState } from '../classifier.ts';

/** Answers with the weighted mean of its members' probabilities. */
export class EnsembleClassifier implements Classifier {
  readonly kind: string;
  readonly classes: readonly string[];
  readonly features: readonly string[];
  readonly #members: readonly Member[];

  /** @throws {Error} when the arrays do not fit together */
  constructor(state: ClassifierState, families: readonly ClassifierFamily[]) {
    this.kind = state.kind;
    this.classes = state.classes;
    this.features = state.features;
    const { weights } = state.arrays;
    if (!(weights instanceof Float64Array) || weights.length !== families.length) {
      throw new Error('the ensemble does not fit together: it needs one weight a member');
    }
    if (!weights.every((weight) => weight >= 0) || !weights.some((weight) => weight > 0)) {
      throw new Error('the ensemble does not fit together: weights must be 0 or more, and not all 0');
    }
    this.#members = families.flatMap((family, m) =>
      weights[m] > 0 ? [{ weight: weights[m], classifier: family.revive(memberState(state, family)) }] : [],
    );
    for (const { classifier } of this.#members) {
      if (classifier.classes.length !== this.classes.length)
        throw new Error('the ensemble does not fit together: a member tells other classes apart');
    }
    this.#answer = new Float64Array(this.classes.length);
  }

  readonly #answer: Float64Array;

  predict(values: Float32Array | Float64Array, offset: number, out: Float64Array): void {
    const classes = this.classes.length;
    out.fill(0, 0, classes);
    for (const { weight, classifier } of this.#members) {
      classifier.predict(values, offset, this.#answer);
      for (let k = 0; k < classes; k++) out[k] += weight * this.#answer[k];
    }
    let sum = 0;
    for (let k = 0; k < classes; k++) sum += out[k];
    for (let k = 0; k < classes; k++) out[k] /= sum;
  }
}

interface Member {
  readonly weight: number;
  readonly classifier: Classifier;
}

/** Arrays of a member are kept under its kind, e.g. `extra_trees.leaves`. */
export function memberArrays({ kind, arrays }: ClassifierState): ClassifierState['arrays'] {
  return Object.fromEntries(Object.entries(arrays).map(([name, array]) => [`${kind}.${name}`, array]));
}

function memberState(state: ClassifierState, { kind }: ClassifierFamily): ClassifierState {
  const prefix = `${kind}.`;
  const arrays = Object.fromEntries(
    Object.entries(state.arrays).flatMap(([name, array]) =>
      name.startsWith(prefix) ? [[name.slice(prefix.length), array]] : [],
    ),
  );
  return { ...state, kind, arrays };
}
