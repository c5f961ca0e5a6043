import type { ClassifierState } from '../classifier.ts';
import { WindowChannels } from '../window-channels.ts';
import type { WindowColumns } from '../window-columns.ts';
import { isWindowScaling } from '../window-scaling.ts';
import { DRAWS, KERNEL_LENGTH, TRIPLES } from './kernels.ts';
import type { Rocket } from './transform-windows.ts';

/** The arrays of a state that hold what turns windows into shares. */
export function rocketArrays({ withAxes, scaling, kernels }: Rocket): ClassifierState['arrays'] {
  return {
    withAxes: Uint8Array.of(withAxes ? 1 : 0),
    channelMeans: scaling.means,
    channelDeviations: scaling.deviations,
    dilations: kernels.dilations,
    biasCounts: kernels.biasCounts,
    channelStarts: kernels.channelStarts,
    channels: kernels.channels,
    biases: kernels.biases,
  };
}

/** @throws {Error} when the arrays do not fit together */
export function readRocket({ arrays }: Pick<ClassifierState, 'arrays'>, columns: WindowColumns): Rocket {
  const { channelMeans: means, channelDeviations: deviations, dilations, biasCounts } = arrays;
  const { channelStarts, channels, biases } = arrays;
  const withAxes = arrays.withAxes instanceof Uint8Array && arrays.withAxes[0] === 1;
  const known = new WindowChannels(columns, { withAxes }).names.length;
  const fits =
    isWindowScaling(means, deviations, known) &&
    means instanceof Float64Array &&
    deviations instanceof Float64Array &&
    dilations instanceof Uint16Array &&
    biasCounts instanceof Uint16Array &&
    channelStarts instanceof Uint32Array &&
    channels instanceof Uint16Array &&
    biases instanceof Int32Array &&
    dilations.length === biasCounts.length &&
    dilations.every((dilation) => dilation > 0 && dilation * (KERNEL_LENGTH - 1) < columns.samples) &&
    channelStarts.length === DRAWS * dilations.length + 1 &&
    channelStarts.every((start, i) => start === 0 || start > (channelStarts[i - 1] ?? Infinity)) &&
    channelStarts[0] === 0 &&
    channelStarts[channelStarts.length - 1] === channels.length &&
    channels.every((channel) => channel < known) &&
    biases.length === TRIPLES.length * biasCounts.reduce((sum, count) => sum + count, 0);
  if (!fits) throw new Error('the MiniRocket classifier does not fit together: its kernels are damaged');
  return {
    columns,
    withAxes,
    scaling: { means, deviations },
    kernels: { dilations, biasCounts, channelStarts, channels, biases },
  };
}
