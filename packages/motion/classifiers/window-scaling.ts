import type { Dataset } from './dataset.ts';
import type { WindowChannels } from './window-channels.ts';

/** Mean and standard deviation of each channel, over the windows trained on. */
export interface WindowScaling {
  readonly means: Float64Array;
  readonly deviations: Float64Array;
}

/** A channel that hardly moves must not be blown up: its noise would drown the others. */
const LEAST_DEVIATION = 1e-3;
const MOST_WINDOWS = 1000;

/** Learns from at most 1,000 of the rows, evenly spaced. */
export function learnWindowScaling(
  data: Pick<Dataset, 'values' | 'features'>,
  rows: Uint32Array,
  channels: WindowChannels,
): WindowScaling {
  const { names, samples } = channels;
  const window = new Float64Array(names.length * samples);
  const sums = new Float64Array(names.length);
  const squares = new Float64Array(names.length);
  const windows = Math.min(rows.length, MOST_WINDOWS);
  for (let i = 0; i < windows; i++) {
    channels.fill(data.values, rows[Math.floor((i * rows.length) / windows)] * data.features.length, window);
    for (let at = 0; at < window.length; at++) {
      const channel = Math.floor(at / samples);
      sums[channel] += window[at];
      squares[channel] += window[at] * window[at];
    }
  }
  const count = windows * samples;
  const means = sums.map((sum) => sum / count);
  const deviations = squares.map((square, c) =>
    Math.max(LEAST_DEVIATION, Math.sqrt(Math.max(0, square / count - means[c] ** 2))),
  );
  return { means, deviations };
}

/** Whether arrays of an artifact are the scaling of so many channels. */
export function isWindowScaling(means: unknown, deviations: unknown, channels: number): boolean {
  return (
    means instanceof Float64Array &&
    deviations instanceof Float64Array &&
    means.length === channels &&
    deviations.length === channels &&
    means.every(Number.isFinite) &&
    deviations.every((deviation) => deviation > 0 && deviation < Infinity)
  );
}
