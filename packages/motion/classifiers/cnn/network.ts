import type { Rows } from '../row-products.ts';
import { Convolution } from './convolution.ts';
import type { NetworkShape, Parameters } from './network-shape.ts';

/** A network at work on several windows at once. Owns its scratch memory: one per thread. */
export class Network {
  /** One a class and window, after `forward`. */
  readonly scores: Float64Array;
  readonly #shape: NetworkShape;
  readonly #parameters: Parameters;
  readonly #convolutions: readonly Convolution[];
  readonly #kernels: readonly Rows[];
  /** Mean over time of each channel of the last convolution, windows one after the other. */
  readonly #means: Float64Array;
  /** Slopes of the loss by what comes out of each convolution. */
  readonly #slopes: readonly Float64Array[];

  /** @param windows most windows at once */
  constructor(shape: NetworkShape, parameters: Parameters, windows: number) {
    this.#shape = shape;
    this.#parameters = parameters;
    this.#convolutions = shape.convolutions.map((one) => new Convolution(one, windows));
    this.#kernels = shape.convolutions.map(({ inputs, kernel, outputs }, i) => ({
      values: parameters.layers[i].weights,
      columns: inputs * kernel,
      first: 0,
      count: outputs,
    }));
    this.#slopes = this.#convolutions.map(({ out }) => new Float64Array(out.length));
    this.#means = new Float64Array(windows * this.#last.shape.outputs);
    this.scores = new Float64Array(windows * shape.classes);
  }

  /**
   * @param input windows one after the other, each sample by sample with its channels side by side
   * @param dropout what each mean is multiplied by, null for 1
   */
  forward(input: Float64Array, windows: number, dropout: Float64Array | null = null): void {
    const { layers } = this.#parameters;
    let from = input;
    for (let i = 0; i < this.#convolutions.length; i++) {
      this.#convolutions[i].forward(from, windows, this.#kernels[i], layers[i].offsets);
      from = this.#convolutions[i].out;
    }
    this.#average(windows);
    if (dropout) for (let i = 0; i < this.#means.length; i++) this.#means[i] *= dropout[i];
    const { weights, offsets } = layers[layers.length - 1];
    const { classes } = this.#shape;
    const means = this.#means;
    const channels = this.#last.shape.outputs;
    for (let window = 0; window < windows; window++) {
      for (let k = 0; k < classes; k++) {
        let sum = offsets[k];
        for (let c = 0; c < channels; c++) sum += weights[k * channels + c] * means[window * channels + c];
        this.scores[window * classes + k] = sum;
      }
    }
  }

  /**
   * Adds the slopes of the loss by every parameter.
   * @param scoreSlopes of the loss by the scores of the last `forward`
   * @param dropout as given to it
   */
  backward(
    scoreSlopes: Float64Array,
    windows: number,
    into: Parameters,
    dropout: Float64Array | null = null,
  ): void {
    this.#backThroughScores(scoreSlopes, windows, into, dropout);
    for (let i = this.#convolutions.length - 1; i >= 0; i--) {
      const { weights } = this.#parameters.layers[i];
      const inputSlopes = i > 0 ? this.#slopes[i - 1] : null;
      this.#convolutions[i].backward(this.#slopes[i], windows, weights, into.layers[i], inputSlopes);
    }
  }

  get #last(): Convolution {
    return this.#convolutions[this.#convolutions.length - 1];
  }

  #average(windows: number): void {
    const { out, length, shape } = this.#last;
    const channels = shape.outputs;
    const means = this.#means;
    means.fill(0);
    for (let place = 0; place < windows * length; place++) {
      const at = Math.floor(place / length) * channels;
      for (let c = 0; c < channels; c++) means[at + c] += out[place * channels + c] / length;
    }
  }

  #backThroughScores(
    scoreSlopes: Float64Array,
    windows: number,
    into: Parameters,
    dropout: Float64Array | null,
  ): void {
    const { classes } = this.#shape;
    const { length, shape } = this.#last;
    const channels = shape.outputs;
    const { weights } = this.#parameters.layers[this.#parameters.layers.length - 1];
    const slopesInto = into.layers[into.layers.length - 1];
    const out = this.#slopes[this.#slopes.length - 1];
    for (let window = 0; window < windows; window++) {
      for (let c = 0; c < channels; c++) {
        let slope = 0;
        for (let k = 0; k < classes; k++) {
          const byScore = scoreSlopes[window * classes + k];
          slope += byScore * weights[k * channels + c];
          slopesInto.weights[k * channels + c] += byScore * this.#means[window * channels + c];
        }
        const share = (slope * (dropout?.[window * channels + c] ?? 1)) / length;
        for (let t = 0; t < length; t++) out[(window * length + t) * channels + c] = share;
      }
      for (let k = 0; k < classes; k++) slopesInto.offsets[k] += scoreSlopes[window * classes + k];
    }
  }
}
