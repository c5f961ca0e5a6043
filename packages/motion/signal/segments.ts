import type { Recording } from './recording.ts';

/** A pause between two readings longer than this is a gap, unless a caller states another limit. */
export const GAP_LIMIT_MS = 500;

/**
 * Cuts a recording at every pause longer than `gapLimitMs`. Windows are taken from one segment, so none
 * spans a gap. Segments are views, nothing is copied.
 *
 * @param recording times ascending; equal times are allowed
 */
export function segments(recording: Recording, gapLimitMs = GAP_LIMIT_MS): Recording[] {
  const { times } = recording;
  const found: Recording[] = [];
  let start = 0;
  for (let i = 1; i <= times.length; i++) {
    if (i === times.length || times[i] - times[i - 1] > gapLimitMs) {
      found.push(part(recording, start, i));
      start = i;
    }
  }
  return found;
}

/** The readings with `from <= time < to` (ms), as a view. */
export function between(recording: Recording, from: number, to: number): Recording {
  return part(recording, firstAtOrAfter(recording.times, from), firstAtOrAfter(recording.times, to));
}

/** Readings [start, end) as a view. */
export function part(recording: Recording, start: number, end: number): Recording {
  return {
    times: recording.times.subarray(start, end),
    axes: recording.axes.map((axis) => axis.subarray(start, end)),
  };
}

function firstAtOrAfter(times: Float64Array, time: number): number {
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (times[middle] < time) low = middle + 1;
    else high = middle;
  }
  return low;
}
