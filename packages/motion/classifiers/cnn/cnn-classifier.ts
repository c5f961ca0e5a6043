import type { Classifier, ClassifierState } from '../classifier.ts';
import { softmax } from '../softmax.ts';
import { windowColumns } from '../window-columns.ts';
import { isWindowScaling } from '../window-scaling.ts';
import { networkShape, parameterCount, parametersOf, type NetworkShape } from './network-shape.ts';
import { Network } from './network.ts';
import { WindowInput } from './window-input.ts';

const DAMAGED = 'the temporal network does not fit together: ';

/** Answers with the mean of its networks' probabilities. */
export class CnnClassifier implements Classifier {
  readonly kind: string;
  readonly classes: readonly string[];
  readonly features: readonly string[];
  readonly #windows: WindowInput;
  readonly #networks: readonly Network[];
  readonly #sharpness: number;
  /** 0 for a class without a window to learn from, else 1. */
  readonly #taught: Uint8Array;
  readonly #input: Float64Array;
  readonly #scores: Float64Array;

  /** @throws {Error} when the arrays do not fit together */
  constructor(state: ClassifierState) {
    this.kind = state.kind;
    this.classes = state.classes;
    this.features = state.features;
    this.#windows = readWindows(state);
    const { names, samples } = this.#windows.channels;
    const shape = networkShape(names.length, samples, state.hyperparameters.width, state.classes.length);
    this.#networks = readNetworks(state, shape);
    const { sharpness, taught } = readAnswers(state);
    this.#sharpness = sharpness;
    this.#taught = taught;
    this.#input = new Float64Array(this.#windows.size);
    this.#scores = new Float64Array(state.classes.length);
  }

  predict(values: Float32Array | Float64Array, offset: number, out: Float64Array): void {
    const classes = this.#scores.length;
    this.#windows.plain(values, offset, this.#input, 0);
    out.fill(0, 0, classes);
    for (const network of this.#networks) {
      network.forward(this.#input, 1);
      for (let k = 0; k < classes; k++) {
        this.#scores[k] = this.#taught[k] === 1 ? this.#sharpness * network.scores[k] : -Infinity;
      }
      softmax(this.#scores, 0, classes);
      for (let k = 0; k < classes; k++) out[k] += this.#scores[k] / this.#networks.length;
    }
  }
}

function readWindows({ arrays, features }: ClassifierState): WindowInput {
  const columns = windowColumns(features);
  const { channelMeans: means, channelDeviations: deviations } = arrays;
  if (means instanceof Float64Array && deviations instanceof Float64Array) {
    const windows = new WindowInput(columns, { means, deviations });
    if (isWindowScaling(means, deviations, windows.channels.names.length)) return windows;
  }
  throw new Error(`${DAMAGED}its scaling is damaged`);
}

function readNetworks({ arrays }: ClassifierState, shape: NetworkShape): Network[] {
  const { parameters } = arrays;
  const count = parameterCount(shape);
  const fits =
    parameters instanceof Float32Array &&
    parameters.length > 0 &&
    parameters.length % count === 0 &&
    parameters.every(Number.isFinite);
  if (!fits) throw new Error(`${DAMAGED}its weights are damaged`);
  return Array.from({ length: parameters.length / count }, (_, i) => {
    const own = Float64Array.from(parameters.subarray(i * count, (i + 1) * count));
    return new Network(shape, parametersOf(shape, own), 1);
  });
}

function readAnswers({ arrays, classes }: ClassifierState): { sharpness: number; taught: Uint8Array } {
  const { sharpness, taught } = arrays;
  const fits =
    sharpness instanceof Float64Array &&
    sharpness[0] > 0 &&
    sharpness[0] < Infinity &&
    taught instanceof Uint8Array &&
    taught.length === classes.length &&
    taught.includes(1);
  if (!fits) throw new Error(`${DAMAGED}what its scores mean is damaged`);
  return { sharpness: sharpness[0], taught };
}
