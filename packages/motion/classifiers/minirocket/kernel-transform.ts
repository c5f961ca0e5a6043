import { DRAWS, KERNEL_LENGTH, KERNELS_PER_DRAW, TRIPLES, type Kernels } from './kernels.ts';

/**
 * Turns windows into the shares of samples whose convolution with a kernel exceeds a bias, one share a bias.
 * Owns its scratch memory: one per thread.
 */
export class KernelTransform {
  /** Shares per window. */
  readonly features: number;
  readonly #kernels: Kernels;
  readonly #samples: number;
  /** Zeros before and after each channel, so that every kernel can start at every sample. */
  readonly #margin: number;
  readonly #stride: number;
  readonly #padded: Int32Array;
  readonly #nine: Int32Array;
  readonly #sum: Int32Array;
  readonly #sumNine: Int32Array;
  readonly #convolution: Int32Array;

  constructor(kernels: Kernels, channels: number, samples: number) {
    this.#kernels = kernels;
    this.#samples = samples;
    this.#margin = (KERNEL_LENGTH >> 1) * kernels.dilations.reduce((most, d) => Math.max(most, d), 0);
    this.#stride = samples + 2 * this.#margin;
    this.#padded = new Int32Array(channels * this.#stride);
    this.#nine = new Int32Array(channels * samples);
    this.#sum = new Int32Array(this.#stride);
    this.#sumNine = new Int32Array(samples);
    this.#convolution = new Int32Array(samples);
    this.features = TRIPLES.length * kernels.biasCounts.reduce((sum, count) => sum + count, 0);
  }

  /**
   * @param window fixed-point samples, channel by channel
   * @param out gets `features` shares, from `offset` on
   */
  transform(window: Int32Array, out: Float32Array, offset: number): void {
    const { dilations, biasCounts, biases } = this.#kernels;
    this.#load(window);
    let feature = 0;
    for (let d = 0; d < dilations.length; d++) {
      this.#sumNines(dilations[d]);
      for (let kernel = 0; kernel < TRIPLES.length; kernel++) {
        if (kernel % KERNELS_PER_DRAW === 0) this.#sumChannels(d, kernel / KERNELS_PER_DRAW);
        this.#convolve(dilations[d], TRIPLES[kernel]);
        const edge = edgeOf(dilations[d], d, kernel);
        for (let i = 0; i < biasCounts[d]; i++, feature++) {
          out[offset + feature] = shareAbove(this.#convolution, edge, this.#samples - edge, biases[feature]);
        }
      }
    }
  }

  /**
   * The convolution of one kernel whose samples are to be compared with biases, valid until the next call.
   * @param window fixed-point samples, channel by channel
   */
  convolution(window: Int32Array, dilation: number, kernel: number): Int32Array {
    this.#load(window);
    this.#sumNines(this.#kernels.dilations[dilation]);
    this.#sumChannels(dilation, Math.floor(kernel / KERNELS_PER_DRAW));
    this.#convolve(this.#kernels.dilations[dilation], TRIPLES[kernel]);
    const edge = edgeOf(this.#kernels.dilations[dilation], dilation, kernel);
    return this.#convolution.subarray(edge, this.#samples - edge);
  }

  #load(window: Int32Array): void {
    const samples = this.#samples;
    for (let from = 0, to = this.#margin; from < window.length; from += samples, to += this.#stride) {
      for (let t = 0; t < samples; t++) this.#padded[to + t] = window[from + t];
    }
  }

  /** Per channel and sample, the sum of the nine samples under a kernel. */
  #sumNines(dilation: number): void {
    const samples = this.#samples;
    const x = this.#padded;
    const far = (KERNEL_LENGTH >> 1) * dilation;
    for (let to = 0, from = this.#margin; to < this.#nine.length; to += samples, from += this.#stride) {
      for (let t = 0; t < samples; t++) {
        let sum = 0;
        for (let at = from + t - far; at <= from + t + far; at += dilation) sum = (sum + x[at]) | 0;
        this.#nine[to + t] = sum;
      }
    }
  }

  /** Adds up the channels of a draw, and their sums of nine. */
  #sumChannels(d: number, draw: number): void {
    const { channelStarts, channels } = this.#kernels;
    const samples = this.#samples;
    const margin = this.#margin;
    const [padded, nine, sum, sumNine] = [this.#padded, this.#nine, this.#sum, this.#sumNine];
    const first = channelStarts[d * DRAWS + draw];
    const end = channelStarts[d * DRAWS + draw + 1];
    sum.fill(0);
    sumNine.fill(0);
    for (let i = first; i < end; i++) {
      const from = channels[i] * this.#stride + margin;
      const nineFrom = channels[i] * samples;
      for (let t = 0; t < samples; t++) {
        sum[margin + t] = (sum[margin + t] + padded[from + t]) | 0;
        sumNine[t] = (sumNine[t] + nine[nineFrom + t]) | 0;
      }
    }
  }

  /** Weights of 2 and −1 amount to three times the three chosen samples less the sum of all nine. */
  #convolve(dilation: number, [p, q, r]: readonly [number, number, number]): void {
    const samples = this.#samples;
    const [sum, sumNine, out] = [this.#sum, this.#sumNine, this.#convolution];
    const half = KERNEL_LENGTH >> 1;
    const a = this.#margin + (p - half) * dilation;
    const b = this.#margin + (q - half) * dilation;
    const c = this.#margin + (r - half) * dilation;
    for (let t = 0; t < samples; t++) {
      const chosen = (sum[a + t] + sum[b + t] + sum[c + t]) | 0;
      out[t] = (Math.imul(3, chosen) - sumNine[t]) | 0;
    }
  }
}

/** Every other kernel is only applied where it lies wholly inside the window; the rest see zeros outside. */
function edgeOf(dilation: number, d: number, kernel: number): number {
  return (d + kernel) % 2 === 0 ? 0 : (KERNEL_LENGTH >> 1) * dilation;
}

function shareAbove(values: Int32Array, from: number, to: number, bias: number): number {
  let count = 0;
  // The sign of the difference, taken as a number, spares a branch nobody could predict.
  for (let t = from; t < to; t++) count = (count + (((bias - values[t]) | 0) >>> 31)) | 0;
  return count / (to - from);
}
