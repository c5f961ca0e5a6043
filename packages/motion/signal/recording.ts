/** The nine columns of a 9-DOF sensor, in the order used everywhere. */
export const AXES = ['ax', 'ay', 'az', 'gx', 'gy', 'gz', 'mx', 'my', 'mz'] as const;
export type Axis = (typeof AXES)[number];

/** Index of the first magnetometer column in {@link AXES}. */
export const FIRST_MAGNETIC_AXIS = 6;

/**
 * Consecutive readings of one device as columns.
 *
 * `times` are Unix milliseconds (float64, sub-millisecond kept). `axes` holds the nine columns of
 * {@link AXES}, each as long as `times`: accelerometer m/s² (gravity included), gyroscope rad/s,
 * magnetometer µT. A reading without magnetometer carries NaN in its three magnetic columns.
 */
export interface Recording {
  readonly times: Float64Array;
  readonly axes: readonly Float32Array[];
}
