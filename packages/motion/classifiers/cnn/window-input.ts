import type { Random } from '../../random/index.ts';
import { randomTurn } from '../random-turn.ts';
import { WindowChannels } from '../window-channels.ts';
import type { WindowColumns } from '../window-columns.ts';
import type { WindowScaling } from '../window-scaling.ts';

/** How windows are varied while training, each a standard deviation, so that a network learns what does not matter. */
export interface Variation {
  /** Degrees by which the sensor is turned. */
  readonly turn: number;
  /** Share by which a movement is faster or slower. */
  readonly tempo: number;
  /** Share by which a channel is stronger or weaker. */
  readonly strength: number;
  /** Noise on every sample, against the channel's spread. */
  readonly noise: number;
}

/** Makes a network's input of windows: standardised channels, sample by sample. Owns scratch memory: one per thread. */
export class WindowInput {
  /** Numbers a window. */
  readonly size: number;
  readonly channels: WindowChannels;
  readonly #scaling: WindowScaling;
  readonly #window: Float64Array;

  constructor(columns: WindowColumns, scaling: WindowScaling) {
    this.channels = new WindowChannels(columns);
    this.size = this.channels.names.length * columns.samples;
    this.#scaling = scaling;
    this.#window = new Float64Array(this.size);
  }

  /** The window as it is. */
  plain(values: Float32Array | Float64Array, offset: number, out: Float64Array, at: number): void {
    const { names, samples } = this.channels;
    const { means, deviations } = this.#scaling;
    const window = this.#window;
    const count = names.length;
    this.channels.fill(values, offset, window);
    for (let c = 0; c < count; c++) {
      const factor = 1 / deviations[c];
      for (let t = 0; t < samples; t++) {
        out[at + t * count + c] = (window[c * samples + t] - means[c]) * factor;
      }
    }
  }

  /** The window as it might have been. */
  varied(
    values: Float32Array,
    offset: number,
    { turn, tempo, strength, noise }: Variation,
    random: Random,
    out: Float64Array,
    at: number,
  ): void {
    const { names, samples } = this.channels;
    const { means, deviations } = this.#scaling;
    const window = this.#window;
    const count = names.length;
    this.channels.fill(values, offset, window, turn > 0 ? randomTurn(random, turn) : null);
    const speed = Math.exp(tempo * random.normal());
    // A faster movement needs more samples than there are: beyond the end the window runs backwards.
    const start = (samples - 1) * (random.next() - 0.5) * Math.abs(1 - speed);
    const factors = deviations.map((deviation) => Math.exp(strength * random.normal()) / deviation);
    for (let t = 0; t < samples; t++) {
      const position = reflected(start + t * speed, samples - 1);
      const below = Math.min(Math.floor(position), samples - 2);
      const share = position - below;
      for (let c = 0; c < count; c++) {
        const from = c * samples + below;
        const value = window[from] + share * (window[from + 1] - window[from]);
        out[at + t * count + c] = (value - means[c]) * factors[c] + noise * random.normal();
      }
    }
  }
}

/** Folds a position back into 0 … last. */
function reflected(position: number, last: number): number {
  const folded = Math.abs(position) % (2 * last);
  return folded > last ? 2 * last - folded : folded;
}
