import type { Random } from '../random/index.ts';
import { AXES } from '../signal/index.ts';
import { IDENTITY, multiply, turnAbout, type Quaternion, type Vector } from '../signal/index.ts';

/** Standard acceleration of free fall, m/s². */
export const GRAVITY = 9.80665;

/** One three-axis sensor and its faults: it reads `scale · truth + bias + noise`, rounded and clipped. */
interface Triad {
  readonly scale: Vector;
  readonly bias: Vector;
  /** Standard deviation of the white noise. */
  readonly noise: number;
  /** Largest value it can read. */
  readonly limit: number;
  /** Smallest step between two values, 0 for none. */
  readonly resolution: number;
}

/** A 9-DOF sensor on the wrist, and how it sits there. */
export interface Imu {
  /** Turns the sensor's axes into the forearm's. */
  readonly placement: Quaternion;
  /** m/s² */
  readonly accelerometer: Triad;
  /** rad/s */
  readonly gyroscope: Triad;
  /** µT; its bias is the hard iron beside it. */
  readonly magnetometer: Triad;
}

const FAULTLESS: Triad = { scale: [1, 1, 1], bias: [0, 0, 0], noise: 0, limit: Infinity, resolution: 0 };

/** A sensor without faults, its axes those of the forearm. */
export const IDEAL_IMU: Imu = {
  placement: IDENTITY,
  accelerometer: FAULTLESS,
  gyroscope: FAULTLESS,
  magnetometer: FAULTLESS,
};

/**
 * A sensor as they leave the factory, put on as people do. Ranges, steps and noise at 50 Hz are those of
 * the data sheets of LSM6DSOX (±8 g, ±1000 °/s) and LIS3MDL (±4 gauss).
 */
export function createImu(random: Random): Imu {
  const around = (mean: number, sd: number): Vector => [
    mean + sd * random.normal(),
    mean + sd * random.normal(),
    mean + sd * random.normal(),
  ];
  return {
    placement: multiply(
      multiply(turnAbout(1, 0.3 * random.normal()), turnAbout(0, 0.1 * random.normal())),
      turnAbout(2, 0.15 * random.normal()),
    ),
    accelerometer: {
      scale: around(1, 0.008),
      bias: around(0, 0.12),
      noise: 0.006,
      limit: 8 * GRAVITY,
      resolution: 0.000244 * GRAVITY,
    },
    gyroscope: {
      scale: around(1, 0.005),
      bias: around(0, 0.01),
      noise: 0.0012,
      limit: (1000 * Math.PI) / 180,
      resolution: (0.035 * Math.PI) / 180,
    },
    magnetometer: {
      scale: around(1, 0.02),
      bias: around(0, 8),
      noise: 0.35,
      limit: 400,
      resolution: 100 / 6842,
    },
  };
}

/** The true values in the sensor's frame. */
interface Truth {
  readonly specificForce: Vector;
  readonly angularVelocity: Vector;
  readonly magneticField: Vector;
}

/** Writes what the sensor reads to sample `at` of the nine columns. */
export function measure(
  imu: Imu,
  truth: Truth,
  random: Random,
  axes: readonly Float32Array[],
  at: number,
): void {
  readTriad(imu.accelerometer, truth.specificForce, random, axes, AXES.indexOf('ax'), at);
  readTriad(imu.gyroscope, truth.angularVelocity, random, axes, AXES.indexOf('gx'), at);
  readTriad(imu.magnetometer, truth.magneticField, random, axes, AXES.indexOf('mx'), at);
}

function readTriad(
  { scale, bias, noise, limit, resolution }: Triad,
  truth: Vector,
  random: Random,
  axes: readonly Float32Array[],
  first: number,
  at: number,
): void {
  for (let i = 0; i < 3; i++) {
    let value = scale[i] * truth[i] + bias[i];
    if (noise > 0) value += noise * random.normal();
    if (resolution > 0) value = Math.round(value / resolution) * resolution;
    axes[first + i][at] = Math.min(limit, Math.max(-limit, value));
  }
}
