import { rowProducts, type Rows } from '../row-products.ts';
import { lengthAfter, type ConvolutionShape } from './network-shape.ts';

/**
 * A convolution over time with a rectifier behind it, for several windows at once. Windows lie sample by sample,
 * channels side by side. Owns its scratch memory: one per thread.
 */
export class Convolution {
  readonly shape: ConvolutionShape;
  /** Samples per window that come out. */
  readonly length: number;
  /** What came out of the last `forward`. */
  readonly out: Float64Array;
  /** What every kernel sees at every place, side by side. */
  readonly #patches: Float64Array;
  readonly #whole: Rows;

  /** @param windows most windows at once */
  constructor(shape: ConvolutionShape, windows: number) {
    const { inputs, outputs, kernel } = shape;
    this.shape = shape;
    this.length = lengthAfter(shape);
    this.out = new Float64Array(windows * this.length * outputs);
    const columns = kernel * inputs;
    this.#patches = new Float64Array(windows * this.length * columns);
    this.#whole = { values: this.#patches, columns, first: 0, count: windows * this.length };
  }

  /** @param kernels one row an output */
  forward(input: Float64Array, windows: number, kernels: Rows, offsets: Float64Array): void {
    const { out, shape } = this;
    const places = windows * this.length;
    for (let window = 0; window < windows; window++) this.#fillPatches(input, window);
    const patches = places === this.#whole.count ? this.#whole : { ...this.#whole, count: places };
    rowProducts(patches, kernels, out);
    for (let at = 0; at < places * shape.outputs; at += shape.outputs) {
      for (let o = 0; o < shape.outputs; o++) out[at + o] = Math.max(0, out[at + o] + offsets[o]);
    }
  }

  /**
   * Adds the slopes of the loss by weights and offsets, and writes those by the input.
   * @param slopes of the loss by what came out of the last `forward`
   * @param inputSlopes null where nobody asks
   */
  backward(
    slopes: Float64Array,
    windows: number,
    weights: Float64Array,
    into: { readonly weights: Float64Array; readonly offsets: Float64Array },
    inputSlopes: Float64Array | null,
  ): void {
    const { inputs, outputs, kernel, stride, length } = this.shape;
    const columns = kernel * inputs;
    const patches = this.#patches;
    inputSlopes?.fill(0, 0, windows * length * inputs);
    for (let place = 0; place < windows * this.length; place++) {
      const window = Math.floor(place / this.length);
      const start = ((place % this.length) * stride - (kernel >> 1)) * inputs;
      const skipped = Math.max(0, -start);
      const end = Math.min(columns, length * inputs - start);
      const inputAt = window * length * inputs + start;
      for (let o = 0; o < outputs; o++) {
        const at = place * outputs + o;
        const slope = slopes[at];
        // Where the rectifier let nothing through, nothing comes back.
        if (this.out[at] === 0 || slope === 0) continue;
        into.offsets[o] += slope;
        const row = o * columns;
        addScaled(into.weights, row, patches, place * columns, columns, slope);
        if (inputSlopes === null) continue;
        addScaled(inputSlopes, inputAt + skipped, weights, row + skipped, end - skipped, slope);
      }
    }
  }

  #fillPatches(input: Float64Array, window: number): void {
    const { inputs, kernel, stride, length } = this.shape;
    const columns = kernel * inputs;
    const patches = this.#patches;
    const from = window * length * inputs;
    for (let place = 0; place < this.length; place++) {
      const start = (place * stride - (kernel >> 1)) * inputs;
      const skipped = Math.max(0, -start);
      const end = Math.min(columns, length * inputs - start);
      const to = (window * this.length + place) * columns;
      for (let j = 0; j < skipped; j++) patches[to + j] = 0;
      for (let j = skipped; j < end; j++) patches[to + j] = input[from + start + j];
      for (let j = end; j < columns; j++) patches[to + j] = 0;
    }
  }
}

function addScaled(
  into: Float64Array,
  at: number,
  values: Float64Array,
  from: number,
  count: number,
  factor: number,
): void {
  for (let j = 0; j < count; j++) into[at + j] += factor * values[from + j];
}
