import { createRandom } from '../../random/index.ts';
import { randomTurn } from '../random-turn.ts';
import { WindowChannels } from '../window-channels.ts';
import type { WindowColumns } from '../window-columns.ts';
import type { WindowScaling } from '../window-scaling.ts';
import { scaleWindow } from './fixed-point.ts';
import { KernelTransform } from './kernel-transform.ts';
import type { Kernels } from './kernels.ts';

/** What turns a window into shares. */
export interface Rocket {
  readonly columns: WindowColumns;
  readonly withAxes: boolean;
  readonly scaling: WindowScaling;
  readonly kernels: Kernels;
}

export interface TransformWindowsInput {
  readonly rocket: Rocket;
  /** The samples of all windows. */
  readonly values: Float32Array;
  /** Which of them to transform. */
  readonly rows: Uint32Array;
  /** How far the sensor of each is turned at random, a standard deviation in degrees. */
  readonly degrees: number;
  readonly seed: number;
  /** Number of the first of `rows` among all that are transformed: each has its own turn. */
  readonly first: number;
}

/** Shares of the windows, row-major. */
export function transformWindows(input: TransformWindowsInput): Float32Array {
  const { rocket, values, rows, degrees, seed, first } = input;
  const transformer = new WindowTransform(rocket);
  const width = rocket.columns.axes.length * rocket.columns.samples;
  const random = createRandom(seed);
  const out = new Float32Array(rows.length * transformer.features);
  rows.forEach((row, i) => {
    const turn = degrees > 0 ? randomTurn(random.fork(first + i), degrees) : null;
    transformer.transform(values, row * width, out, i * transformer.features, turn);
  });
  return out;
}

/** All steps from samples to shares. Owns its scratch memory: one per thread. */
export class WindowTransform {
  /** Shares per window. */
  readonly features: number;
  readonly #channels: WindowChannels;
  readonly #scaling: WindowScaling;
  readonly #kernels: KernelTransform;
  readonly #window: Float64Array;
  readonly #scaled: Int32Array;

  constructor({ columns, withAxes, scaling, kernels }: Rocket) {
    this.#channels = new WindowChannels(columns, { withAxes });
    const { names, samples } = this.#channels;
    this.#scaling = scaling;
    this.#kernels = new KernelTransform(kernels, names.length, samples);
    this.#window = new Float64Array(names.length * samples);
    this.#scaled = new Int32Array(names.length * samples);
    this.features = this.#kernels.features;
  }

  transform(
    values: Float32Array | Float64Array,
    offset: number,
    out: Float32Array,
    at: number,
    turn: Float64Array | null = null,
  ): void {
    this.#channels.fill(values, offset, this.#window, turn);
    scaleWindow(this.#scaling, this.#window, this.#scaled);
    this.#kernels.transform(this.#scaled, out, at);
  }
}
