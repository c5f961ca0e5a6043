import type { Classifier, ClassifierState } from '../classifier.ts';
import { softmax } from '../softmax.ts';
import { windowColumns } from '../window-columns.ts';
import { WindowTransform } from './transform-windows.ts';
import { readRocket } from './rocket-arrays.ts';

/** Answers with the softmax of a weighted sum of the shares. */
export class MiniRocketClassifier implements Classifier {
  readonly kind: string;
  readonly classes: readonly string[];
  readonly features: readonly string[];
  readonly #transform: WindowTransform;
  readonly #weights: Float64Array;
  readonly #offsets: Float64Array;
  readonly #shares: Float32Array;

  /** @throws {Error} when the arrays do not fit together */
  constructor(state: ClassifierState) {
    this.kind = state.kind;
    this.classes = state.classes;
    this.features = state.features;
    this.#transform = new WindowTransform(readRocket(state, windowColumns(state.features)));
    this.#shares = new Float32Array(this.#transform.features);
    const { weights, offsets } = readWeights(state, this.#shares.length);
    this.#weights = weights;
    this.#offsets = offsets;
  }

  predict(values: Float32Array | Float64Array, offset: number, out: Float64Array): void {
    const shares = this.#shares;
    const weights = this.#weights;
    this.#transform.transform(values, offset, shares, 0);
    for (let k = 0; k < this.#offsets.length; k++) {
      const at = k * shares.length;
      let sum = this.#offsets[k];
      for (let i = 0; i < shares.length; i++) sum += weights[at + i] * shares[i];
      out[k] = sum;
    }
    softmax(out, 0, this.#offsets.length);
  }
}

function readWeights({ arrays, classes }: ClassifierState, columns: number) {
  const { weights, offsets } = arrays;
  const fits =
    weights instanceof Float64Array &&
    offsets instanceof Float64Array &&
    offsets.length === classes.length &&
    weights.length === classes.length * columns &&
    weights.every(Number.isFinite) &&
    offsets.every((offset) => offset === -Infinity || Number.isFinite(offset)) &&
    offsets.some(Number.isFinite);
  if (!fits) throw new Error('the MiniRocket classifier does not fit together: its weights are damaged');
  return { weights, offsets };
}
