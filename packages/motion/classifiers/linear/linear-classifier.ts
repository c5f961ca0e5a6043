import type { Classifier, ClassifierState } from '../classifier.ts';
import { readScaling, scaleRow, type Scaling } from '../scaling.ts';
import { softmax } from '../softmax.ts';
import type { LinearArrays } from './linear-arrays.ts';

/** Answers with the softmax of a weighted sum of the scaled features. */
export class LinearClassifier implements Classifier {
  readonly kind: string;
  readonly classes: readonly string[];
  readonly features: readonly string[];
  readonly #scaling: Scaling;
  readonly #arrays: LinearArrays;
  readonly #row: Float64Array;

  /** @throws {Error} when the arrays do not fit together */
  constructor(state: ClassifierState) {
    this.kind = state.kind;
    this.classes = state.classes;
    this.features = state.features;
    this.#scaling = readScaling(state);
    const columns = this.#scaling.columns.length;
    this.#arrays = readArrays(state, columns);
    this.#row = new Float64Array(columns);
  }

  predict(values: Float32Array | Float64Array, offset: number, out: Float64Array): void {
    const row = this.#row;
    const { weights, offsets } = this.#arrays;
    scaleRow(this.#scaling, values, offset, row, 0);
    for (let k = 0; k < offsets.length; k++) {
      const at = k * row.length;
      let sum = offsets[k];
      for (let i = 0; i < row.length; i++) sum += weights[at + i] * row[i];
      out[k] = sum;
    }
    softmax(out, 0, offsets.length);
  }
}

function readArrays({ arrays, classes }: ClassifierState, columns: number): LinearArrays {
  const { weights, offsets } = arrays;
  const fits =
    weights instanceof Float64Array &&
    offsets instanceof Float64Array &&
    offsets.length === classes.length &&
    weights.length === classes.length * columns &&
    weights.every(Number.isFinite) &&
    offsets.every((offset) => offset === -Infinity || Number.isFinite(offset)) &&
    offsets.some(Number.isFinite);
  if (!fits) throw new Error('the linear classifier does not fit together: its weights are damaged');
  return { weights, offsets };
}
