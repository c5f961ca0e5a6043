import { windowColumns, type WindowColumns } from './window-columns.ts';

/** Channels made of the axes, in the order in which they follow the axes. */
const DERIVED = ['acc_norm', 'gyro_norm', 'acc_vertical', 'acc_horizontal', 'gyro_vertical'] as const;

/**
 * The signals of a window that a classifier looks at: accelerometer and gyroscope, their magnitudes, and their
 * parts along and across gravity, which is the window's mean acceleration. The magnetometer is left out: where a
 * session faced says more of the room than of the exercise, and costs accuracy on people never seen.
 */
export class WindowChannels {
  readonly names: readonly string[];
  readonly samples: number;
  readonly #axes: readonly number[];

  /** @throws {Error} when the columns are no window with accelerometer and gyroscope */
  constructor(features: readonly string[]) {
    const { axes, samples } = windowColumns(features);
    this.#axes = ['ax', 'ay', 'az', 'gx', 'gy', 'gz'].map((axis) => indexOf(axes, axis) * samples);
    this.names = [...axes.slice(0, 6), ...DERIVED];
    this.samples = samples;
  }
}

function indexOf(axes: WindowColumns['axes'], axis: string): number {
  const at = axes.indexOf(axis);
  if (at < 0) throw new Error(`a window needs the axis ${axis}, it has ${axes.join(', ')}`);
  return at;
}
