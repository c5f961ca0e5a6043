import type { Grid } from './grid.ts';
import { AXES, FIRST_MAGNETIC_AXIS, type Recording } from './recording.ts';
import { GAP_LIMIT_MS } from './segments.ts';

/**
 * Resamples one segment (see `segments`) onto a uniform grid that starts at its first reading.
 *
 * Between readings the value is interpolated linearly. Where several readings fall into one grid step
 * (a source faster than the grid), they are averaged, which keeps faster motion from folding into the
 * band that remains. The magnetometer counts as present when no pause between its readings is longer
 * than `gapLimitMs`: a slower magnetometer is welcome, a missing one is not made up.
 *
 * @param segment times ascending (ms); readings of equal times are averaged
 * @param rateHz samples per second of the grid
 */
export function resample(segment: Recording, rateHz: number, gapLimitMs = GAP_LIMIT_MS): Grid {
  const stepMs = 1000 / rateHz;
  const { times } = segment;
  const startTime = times.length > 0 ? times[0] : 0;
  const spanMs = times.length > 0 ? times[times.length - 1] - startTime : 0;
  // Jitter of the last reading must not cost a sample: 4 s at 50 Hz end at 3980 ms, or at 3979.6 ms.
  const length = times.length === 0 ? 0 : Math.floor(spanMs / stepMs + 0.25) + 1;
  const hasMagnetometer = magnetometerIsPresent(segment, gapLimitMs);
  const axes = AXES.map((_, at) => {
    const values = new Float32Array(length);
    if (at >= FIRST_MAGNETIC_AXIS && !hasMagnetometer) values.fill(NaN);
    else resampleColumn(times, segment.axes[at], startTime, stepMs, values);
    return values;
  });
  return { startTime, rateHz, length, axes, hasMagnetometer };
}

function magnetometerIsPresent({ times, axes }: Recording, gapLimitMs: number): boolean {
  const [x, y, z] = axes.slice(FIRST_MAGNETIC_AXIS);
  let last = times[0];
  for (let i = 0; i < times.length; i++) {
    if (!Number.isNaN(x[i] + y[i] + z[i])) {
      if (times[i] - last > gapLimitMs) return false;
      last = times[i];
    }
  }
  const readOnce = x.some((value) => !Number.isNaN(value));
  return readOnce && times[times.length - 1] - last <= gapLimitMs;
}

/** NaN readings are passed over; at least one must be a number. */
function resampleColumn(
  times: Float64Array,
  values: Float32Array,
  startTime: number,
  stepMs: number,
  out: Float32Array,
): void {
  const count = times.length;
  let after = nextNumber(values, 0);
  let before = after;
  for (let i = 0; i < out.length; i++) {
    const time = startTime + i * stepMs;
    let sum = 0;
    let inStep = 0;
    while (after < count && times[after] <= time + stepMs / 2) {
      if (times[after] > time - stepMs / 2) {
        sum += values[after];
        inStep++;
      }
      before = after;
      after = nextNumber(values, after + 1);
    }
    out[i] = inStep > 1 ? sum / inStep : interpolate(times, values, time, before, after);
  }
}

/** Linear between the readings around `time`; `before` is the last one not later than half a step after it. */
function interpolate(times: Float64Array, values: Float32Array, time: number, before: number, after: number) {
  let left = before;
  let right = after;
  if (times[before] > time) {
    right = before;
    left = previousNumber(values, before - 1);
    if (left < 0) return values[right];
  }
  if (right >= times.length) return values[left];
  const span = times[right] - times[left];
  return span <= 0
    ? values[left]
    : values[left] + ((values[right] - values[left]) * (time - times[left])) / span;
}

function nextNumber(values: Float32Array, from: number): number {
  let at = from;
  while (at < values.length && Number.isNaN(values[at])) at++;
  return at;
}

function previousNumber(values: Float32Array, from: number): number {
  let at = from;
  while (at >= 0 && Number.isNaN(values[at])) at--;
  return at;
}
