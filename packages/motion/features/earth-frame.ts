import { createFusion, createPrincipalAxes, findPrincipalAxes, type PrincipalAxes } from '../signal/index.ts';
import { mean } from './mean.ts';

type Columns = readonly [x: Float64Array, y: Float64Array, z: Float64Array];

/**
 * The motion of a window as seen from the ground, whichever way round the sensor is worn. The heading is left
 * free, with a magnetometer too: which way a person faces says nothing of the exercise, so that level motion is
 * told along its own main direction. All memory is reused from window to window.
 */
export class EarthFrame {
  readonly columns: Readonly<Record<EarthChannel, Float64Array>>;
  /** Of acceleration without gravity, in the Earth's frame. */
  readonly accAxes: PrincipalAxes = createPrincipalAxes();
  /** Of angular velocity, in the Earth's frame. */
  readonly gyroAxes: PrincipalAxes = createPrincipalAxes();
  /** Of the Earth's vertical as the sensor sees it. */
  readonly leanAxes: PrincipalAxes = createPrincipalAxes();
  readonly #fusion;
  /** Level components on no particular axes. */
  readonly #east;
  readonly #north;

  constructor({ samples, rateHz }: { readonly samples: number; readonly rateHz: number }) {
    const column = () => new Float64Array(samples);
    this.columns = {
      ...{
        earth_vertical: column(),
        earth_horizontal: column(),
        earth_first: column(),
        earth_second: column(),
      },
      ...{ turn_vertical: column(), turn_horizontal: column(), turn_first: column(), turn_second: column() },
      ...{ earth_tilt: column(), lean_first: column(), lean_second: column(), turned: column() },
    };
    this.#fusion = createFusion(samples, rateHz);
    this.#east = column();
    this.#north = column();
  }

  /** @param acceleration m/s², gravity included; @param turning rad/s; both in the sensor's frame */
  fill(acceleration: Columns, turning: Columns): void {
    const c = this.columns;
    this.#fusion.fuse(acceleration, turning);
    this.#toEarth(acceleration, c.earth_vertical);
    center(this.#east);
    center(this.#north);
    center(c.earth_vertical);
    findPrincipalAxes(this.#east, this.#north, c.earth_vertical, this.accAxes);
    this.#splitLevel(c.earth_horizontal, c.earth_first, c.earth_second);
    this.#toEarth(turning, c.turn_vertical);
    findPrincipalAxes(this.#east, this.#north, c.turn_vertical, this.gyroAxes);
    this.#splitLevel(c.turn_horizontal, c.turn_first, c.turn_second);
    this.#fillLean();
    this.#fillTurned();
  }

  #toEarth([x, y, z]: Columns, vertical: Float64Array): void {
    const [xx, xy, xz, yx, yy, yz, zx, zy, zz] = this.#fusion.matrices;
    for (let i = 0; i < x.length; i++) {
      this.#east[i] = xx[i] * x[i] + xy[i] * y[i] + xz[i] * z[i];
      this.#north[i] = yx[i] * x[i] + yy[i] * y[i] + yz[i] * z[i];
      vertical[i] = zx[i] * x[i] + zy[i] * y[i] + zz[i] * z[i];
    }
  }

  /** Magnitude of the level components, and what they are along and across their main direction. */
  #splitLevel(magnitude: Float64Array, first: Float64Array, second: Float64Array): void {
    const angle = mainDirection(this.#east, this.#north);
    const [c, s] = [Math.cos(angle), Math.sin(angle)];
    for (let i = 0; i < magnitude.length; i++) {
      const x = this.#east[i];
      const y = this.#north[i];
      magnitude[i] = Math.sqrt(x * x + y * y);
      first[i] = c * x + s * y;
      second[i] = c * y - s * x;
    }
  }

  /** How the vertical wanders about its mean in the sensor. */
  #fillLean(): void {
    const { earth_tilt, lean_first, lean_second } = this.columns;
    const [, , , , , , x, y, z] = this.#fusion.matrices;
    const [mx, my, mz] = [mean(x), mean(y), mean(z)];
    findPrincipalAxes(x, y, z, this.leanAxes);
    const [ax, ay, az, bx, by, bz] = this.leanAxes.vectors;
    for (let i = 0; i < earth_tilt.length; i++) {
      const cx = my * z[i] - mz * y[i];
      const cy = mz * x[i] - mx * z[i];
      const cz = mx * y[i] - my * x[i];
      earth_tilt[i] = Math.atan2(Math.sqrt(cx * cx + cy * cy + cz * cz), mx * x[i] + my * y[i] + mz * z[i]);
      const dx = x[i] - mx;
      const dy = y[i] - my;
      const dz = z[i] - mz;
      lean_first[i] = ax * dx + ay * dy + az * dz;
      lean_second[i] = bx * dx + by * dy + bz * dz;
    }
  }

  /**
   * The angle from the mean orientation by the chordal distance of rotation matrices, ‖R - M‖ = 2 √2 sin(θ / 2)
   * (Hartley et al., Rotation Averaging, Int. J. Comput. Vis. 103, 2013), which no frame on either side changes.
   */
  #fillTurned(): void {
    const { turned } = this.columns;
    turned.fill(0);
    for (const column of this.#fusion.matrices) {
      const middle = mean(column);
      for (let i = 0; i < turned.length; i++) turned[i] += (column[i] - middle) ** 2;
    }
    for (let i = 0; i < turned.length; i++) turned[i] = 2 * Math.asin(Math.min(1, Math.sqrt(turned[i] / 8)));
  }
}

type EarthChannel =
  | 'earth_vertical'
  | 'earth_horizontal'
  | 'earth_first'
  | 'earth_second'
  | 'turn_vertical'
  | 'turn_horizontal'
  | 'turn_first'
  | 'turn_second'
  | 'earth_tilt'
  | 'lean_first'
  | 'lean_second'
  | 'turned';

function center(values: Float64Array): void {
  const middle = mean(values);
  for (let i = 0; i < values.length; i++) values[i] -= middle;
}

/** Angle of the first principal axis of level vectors. */
function mainDirection(x: Float64Array, y: Float64Array): number {
  const [mx, my] = [mean(x), mean(y)];
  let xx = 0;
  let yy = 0;
  let xy = 0;
  for (let i = 0; i < x.length; i++) {
    const dx = x[i] - mx;
    const dy = y[i] - my;
    xx += dx * dx;
    yy += dy * dy;
    xy += dx * dy;
  }
  return Math.atan2(2 * xy, xx - yy) / 2;
}
