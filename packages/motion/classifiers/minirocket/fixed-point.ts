import type { WindowScaling } from '../window-scaling.ts';

/** Samples that are 1 standard deviation large in fixed point: sums of them are exact, and quick to compare. */
const UNIT = 2 ** 14;
/** Larger samples, in standard deviations, count as this large, so that no sum leaves 32 bits. */
const LIMIT = 64;

function toFixedPoint(standardised: number): number {
  return Math.round(UNIT * Math.max(-LIMIT, Math.min(LIMIT, standardised)));
}

/** Standardises a window, channel by channel, into fixed point. */
export function scaleWindow(
  { means, deviations }: WindowScaling,
  window: Float64Array,
  out: Int32Array,
): void {
  const samples = window.length / means.length;
  for (let c = 0; c < means.length; c++) {
    const mean = means[c];
    const deviation = deviations[c];
    for (let i = c * samples; i < (c + 1) * samples; i++)
      out[i] = toFixedPoint((window[i] - mean) / deviation);
  }
}
