/**
 * A recording without gaps, resampled onto one uniform clock: sample `i` is at
 * `startTime + i * 1000 / rateHz` ms.
 *
 * `axes` are the nine columns of AXES; the magnetic ones are all NaN when `hasMagnetometer` is false.
 */
export interface Grid {
  readonly startTime: number;
  readonly rateHz: number;
  readonly length: number;
  readonly axes: readonly Float32Array[];
  readonly hasMagnetometer: boolean;
}
