import type { WindowColumns } from './window-columns.ts';

const AXES = ['ax', 'ay', 'az', 'gx', 'gy', 'gz'];
/** Made of the axes, in the order in which they follow them. */
const DERIVED = [
  ...['acc_norm', 'acc_vertical', 'acc_horizontal'],
  ...['gyro_norm', 'gyro_vertical', 'gyro_horizontal'],
];

/**
 * The signals of a window that a classifier looks at: accelerometer and gyroscope, and for each its magnitude and
 * its parts along and across gravity, for which the window's mean acceleration is taken. The magnetometer is left
 * out: where somebody faced says more of the room than of the exercise. Owns its scratch memory: one per thread.
 */
export class WindowChannels {
  readonly names: readonly string[];
  readonly samples: number;
  /** First column of each axis. */
  readonly #columns: readonly number[];
  readonly #axes: Float64Array;
  readonly #withAxes: boolean;

  /**
   * @param withAxes false leaves only what stays the same however the sensor is turned
   * @throws {Error} when accelerometer or gyroscope are missing
   */
  constructor({ axes, samples }: WindowColumns, { withAxes = true }: { withAxes?: boolean } = {}) {
    const missing = AXES.filter((axis) => !axes.includes(axis));
    if (missing.length > 0) throw new Error(`a window needs the axes ${missing.join(', ')}, too`);
    this.names = [...(withAxes ? AXES : []), ...DERIVED];
    this.samples = samples;
    this.#columns = AXES.map((axis) => axes.indexOf(axis) * samples);
    this.#axes = new Float64Array(AXES.length * samples);
    this.#withAxes = withAxes;
  }

  /**
   * Writes the channels of the window at `values[offset …]` to `out`, channel by channel.
   * @param turn rotates the sensor, a 3 × 3 matrix
   */
  fill(
    values: Float32Array | Float64Array,
    offset: number,
    out: Float64Array,
    turn: Float64Array | null = null,
  ): void {
    const { samples } = this;
    const axes = this.#axes;
    for (let axis = 0; axis < AXES.length; axis++) {
      const from = offset + this.#columns[axis];
      for (let t = 0; t < samples; t++) axes[axis * samples + t] = values[from + t];
    }
    if (turn) {
      rotate(axes, 0, samples, turn);
      rotate(axes, 3 * samples, samples, turn);
    }
    let at = 0;
    if (this.#withAxes) {
      out.set(axes);
      at = axes.length;
    }
    this.#derive(out, at);
  }

  #derive(out: Float64Array, at: number): void {
    const { samples } = this;
    const axes = this.#axes;
    let x = mean(axes, 0, samples);
    let y = mean(axes, samples, samples);
    let z = mean(axes, 2 * samples, samples);
    const length = Math.sqrt(x * x + y * y + z * z) || 1;
    x /= length;
    y /= length;
    z /= length;
    for (let sensor = 0; sensor < 2; sensor++) {
      const from = 3 * sensor * samples;
      const to = at + 3 * sensor * samples;
      for (let t = 0; t < samples; t++) {
        const a = axes[from + t];
        const b = axes[from + samples + t];
        const c = axes[from + 2 * samples + t];
        const square = a * a + b * b + c * c;
        const vertical = a * x + b * y + c * z;
        out[to + t] = Math.sqrt(square);
        out[to + samples + t] = vertical;
        out[to + 2 * samples + t] = Math.sqrt(Math.max(0, square - vertical * vertical));
      }
    }
  }
}

function rotate(axes: Float64Array, from: number, samples: number, m: Float64Array): void {
  for (let t = from; t < from + samples; t++) {
    const x = axes[t];
    const y = axes[t + samples];
    const z = axes[t + 2 * samples];
    axes[t] = m[0] * x + m[1] * y + m[2] * z;
    axes[t + samples] = m[3] * x + m[4] * y + m[5] * z;
    axes[t + 2 * samples] = m[6] * x + m[7] * y + m[8] * z;
  }
}

function mean(values: Float64Array, from: number, length: number): number {
  let sum = 0;
  for (let i = from; i < from + length; i++) sum += values[i];
  return sum / length;
}
