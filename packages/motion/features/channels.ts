import {
  createLowPass,
  createPrincipalAxes,
  findPrincipalAxes,
  type PrincipalAxes,
} from '../signal/index.ts';
import { EarthFrame } from './earth-frame.ts';
import type { WindowShape } from './feature.ts';
import { mean } from './mean.ts';

/** A signal that features are computed from. */
interface ChannelMeaning {
  readonly unit: string;
  readonly description: string;
}

/** Every channel there is. The magnetic ones exist only for windows with a magnetometer. */
export const CHANNELS = {
  ax: { unit: 'm/s²', description: 'acceleration along x' },
  ay: { unit: 'm/s²', description: 'acceleration along y' },
  az: { unit: 'm/s²', description: 'acceleration along z' },
  gx: { unit: 'rad/s', description: 'angular velocity about x' },
  gy: { unit: 'rad/s', description: 'angular velocity about y' },
  gz: { unit: 'rad/s', description: 'angular velocity about z' },
  mx: { unit: 'µT', description: 'magnetic field along x' },
  my: { unit: 'µT', description: 'magnetic field along y' },
  mz: { unit: 'µT', description: 'magnetic field along z' },
  acc_norm: { unit: 'm/s²', description: 'magnitude of acceleration' },
  gyro_norm: { unit: 'rad/s', description: 'magnitude of angular velocity' },
  mag_norm: { unit: 'µT', description: 'magnitude of the magnetic field' },
  gravity_x: { unit: 'm/s²', description: 'gravity along x (acceleration below 0.3 Hz)' },
  gravity_y: { unit: 'm/s²', description: 'gravity along y (acceleration below 0.3 Hz)' },
  gravity_z: { unit: 'm/s²', description: 'gravity along z (acceleration below 0.3 Hz)' },
  body_x: { unit: 'm/s²', description: 'acceleration along x without gravity' },
  body_y: { unit: 'm/s²', description: 'acceleration along y without gravity' },
  body_z: { unit: 'm/s²', description: 'acceleration along z without gravity' },
  jerk_norm: { unit: 'm/s³', description: 'magnitude of the change of acceleration' },
  acc_vertical: { unit: 'm/s²', description: 'acceleration along gravity, without it' },
  acc_horizontal: { unit: 'm/s²', description: 'magnitude of acceleration across gravity' },
  acc_main: { unit: 'm/s²', description: 'acceleration along its main axis, without gravity' },
  gyro_vertical: { unit: 'rad/s', description: 'angular velocity about gravity' },
  gyro_horizontal: { unit: 'rad/s', description: 'magnitude of angular velocity across gravity' },
  gyro_main: { unit: 'rad/s', description: 'angular velocity about its main axis' },
  earth_vertical: { unit: 'm/s²', description: "acceleration along the Earth's vertical, without gravity" },
  earth_horizontal: { unit: 'm/s²', description: "magnitude of acceleration across the Earth's vertical" },
  earth_first: { unit: 'm/s²', description: 'level acceleration along its main direction' },
  earth_second: { unit: 'm/s²', description: 'level acceleration across its main direction' },
  turn_vertical: { unit: 'rad/s', description: "angular velocity about the Earth's vertical" },
  turn_horizontal: { unit: 'rad/s', description: 'magnitude of angular velocity about level axes' },
  turn_first: { unit: 'rad/s', description: 'angular velocity about its main level axis' },
  turn_second: { unit: 'rad/s', description: 'angular velocity about the level axis across its main one' },
  earth_tilt: {
    unit: 'rad',
    description: "angle between the Earth's vertical and its mean, as the sensor sees it",
  },
  lean_first: { unit: '1', description: "main course of the Earth's vertical, as the sensor sees it" },
  lean_second: {
    unit: '1',
    description: "course of the Earth's vertical across its main one, as the sensor sees it",
  },
  turned: { unit: 'rad', description: 'angle by which the sensor is turned from its mean orientation' },
} as const satisfies Record<string, ChannelMeaning>;

export type ChannelName = keyof typeof CHANNELS;

/** Below this, acceleration is taken for gravity, Hz. */
const GRAVITY_CUTOFF_HZ = 0.3;

/** The channels of one window. All memory is reused from window to window. */
export class Channels {
  readonly columns: Readonly<Record<ChannelName, Float64Array>>;
  /** Unit vector of mean gravity in the sensor's frame: which way is up. */
  readonly up = new Float64Array(3);
  readonly accAxes: PrincipalAxes = createPrincipalAxes();
  readonly gyroAxes: PrincipalAxes = createPrincipalAxes();
  /** What only `any_orientation` looks at; it stays empty otherwise. */
  readonly earth: EarthFrame;
  readonly #shape: WindowShape;
  readonly #gravityFilter;

  constructor(shape: WindowShape) {
    this.#shape = shape;
    this.#gravityFilter = createLowPass(shape.samples, GRAVITY_CUTOFF_HZ, shape.rateHz);
    this.earth = new EarthFrame(shape);
    const column = () => new Float64Array(shape.samples);
    this.columns = {
      ...{ ax: column(), ay: column(), az: column(), gx: column(), gy: column(), gz: column() },
      ...{ mx: column(), my: column(), mz: column() },
      ...{ acc_norm: column(), gyro_norm: column(), mag_norm: column() },
      ...{ gravity_x: column(), gravity_y: column(), gravity_z: column() },
      ...{ body_x: column(), body_y: column(), body_z: column(), jerk_norm: column() },
      ...{ acc_vertical: column(), acc_horizontal: column(), acc_main: column() },
      ...{ gyro_vertical: column(), gyro_horizontal: column(), gyro_main: column() },
      ...this.earth.columns,
    };
  }

  /** Fills every channel from samples [start, start + shape.samples) of the nine axes. */
  fill(axes: readonly Float32Array[], start: number): void {
    const { samples, magnetometer, profile } = this.#shape;
    const c = this.columns;
    copy(axes, start, samples, [c.ax, c.ay, c.az, c.gx, c.gy, c.gz]);
    norm(c.ax, c.ay, c.az, c.acc_norm);
    norm(c.gx, c.gy, c.gz, c.gyro_norm);
    if (magnetometer) {
      copy(axes.slice(6), start, samples, [c.mx, c.my, c.mz]);
      norm(c.mx, c.my, c.mz, c.mag_norm);
    }
    this.#splitGravity();
    this.#fillJerk();
    this.#fillAcrossGravity();
    findPrincipalAxes(c.body_x, c.body_y, c.body_z, this.accAxes);
    findPrincipalAxes(c.gx, c.gy, c.gz, this.gyroAxes);
    project(c.body_x, c.body_y, c.body_z, this.accAxes.vectors, c.acc_main);
    project(c.gx, c.gy, c.gz, this.gyroAxes.vectors, c.gyro_main);
    if (profile !== 'as_worn') this.earth.fill([c.ax, c.ay, c.az], [c.gx, c.gy, c.gz]);
  }

  #splitGravity(): void {
    const c = this.columns;
    this.#gravityFilter.filter(c.ax, c.gravity_x);
    this.#gravityFilter.filter(c.ay, c.gravity_y);
    this.#gravityFilter.filter(c.az, c.gravity_z);
    difference(c.ax, c.gravity_x, c.body_x);
    difference(c.ay, c.gravity_y, c.body_y);
    difference(c.az, c.gravity_z, c.body_z);
    const x = mean(c.gravity_x);
    const y = mean(c.gravity_y);
    const z = mean(c.gravity_z);
    const length = Math.sqrt(x * x + y * y + z * z);
    this.up[0] = length > 0 ? x / length : 0;
    this.up[1] = length > 0 ? y / length : 0;
    this.up[2] = length > 0 ? z / length : 0;
  }

  /** Central differences inside, one-sided at the ends. */
  #fillJerk(): void {
    const { ax, ay, az, jerk_norm } = this.columns;
    const { samples, rateHz } = this.#shape;
    for (let i = 0; i < samples; i++) {
      const before = i > 0 ? i - 1 : 0;
      const after = i < samples - 1 ? i + 1 : i;
      const scale = rateHz / (after - before);
      const x = (ax[after] - ax[before]) * scale;
      const y = (ay[after] - ay[before]) * scale;
      const z = (az[after] - az[before]) * scale;
      jerk_norm[i] = Math.sqrt(x * x + y * y + z * z);
    }
  }

  #fillAcrossGravity(): void {
    const c = this.columns;
    project(c.body_x, c.body_y, c.body_z, this.up, c.acc_vertical);
    across(c.body_x, c.body_y, c.body_z, c.acc_vertical, c.acc_horizontal);
    project(c.gx, c.gy, c.gz, this.up, c.gyro_vertical);
    across(c.gx, c.gy, c.gz, c.gyro_vertical, c.gyro_horizontal);
  }
}

function copy(
  axes: readonly Float32Array[],
  start: number,
  samples: number,
  to: readonly Float64Array[],
): void {
  for (let axis = 0; axis < to.length; axis++) {
    const from = axes[axis];
    const column = to[axis];
    for (let i = 0; i < samples; i++) column[i] = from[start + i];
  }
}

function norm(x: Float64Array, y: Float64Array, z: Float64Array, out: Float64Array): void {
  for (let i = 0; i < out.length; i++) out[i] = Math.sqrt(x[i] * x[i] + y[i] * y[i] + z[i] * z[i]);
}

function difference(a: Float64Array, b: Float64Array, out: Float64Array): void {
  for (let i = 0; i < out.length; i++) out[i] = a[i] - b[i];
}

function project(
  x: Float64Array,
  y: Float64Array,
  z: Float64Array,
  direction: Float64Array,
  out: Float64Array,
): void {
  const [dx, dy, dz] = direction;
  for (let i = 0; i < out.length; i++) out[i] = x[i] * dx + y[i] * dy + z[i] * dz;
}

/** What is left of the vectors' length beside their part `along` a direction. */
function across(
  x: Float64Array,
  y: Float64Array,
  z: Float64Array,
  along: Float64Array,
  out: Float64Array,
): void {
  for (let i = 0; i < out.length; i++) {
    const rest = x[i] * x[i] + y[i] * y[i] + z[i] * z[i] - along[i] * along[i];
    out[i] = rest > 0 ? Math.sqrt(rest) : 0;
  }
}
