/** Which way a sensor is turned, sample by sample of a window. Owns its memory: one per thread. */
export interface Fusion {
  /**
   * Rows of the matrices that turn the sensor's axes into the Earth's: nine columns `xx, xy, … zz`, one value
   * a sample. The last three are the Earth's vertical as the sensor sees it.
   */
  readonly matrices: readonly Float64Array[];
  /**
   * Finds the orientation of every sample. The Earth's z points up; its y to magnetic north where there is a
   * magnetometer, else anywhere level.
   *
   * @param acceleration x, y, z in m/s², gravity included
   * @param turning x, y, z in rad/s
   * @param field x, y, z in µT
   */
  fuse(acceleration: Columns, turning: Columns, field?: Columns): void;
}

type Columns = readonly Float64Array[];

/**
 * Orientation through a window of a few seconds by strapdown integration (P. Savage, J. Guid. Control Dyn. 21,
 * 1998) from its middle both ways. In the frame of the middle sample, gravity and the Earth's field stand still
 * while the acceleration of a movement averages out: their means over the window tell which way is up and where
 * north lies.
 *
 * A window needs nothing from before it, so that live and training find the same. Gyroscope bias grows with the
 * distance from the middle: 0.01 rad/s turn the ends of a 4 s window by 1°.
 *
 * @param samples in a window
 */
export function createFusion(samples: number, rateHz: number): Fusion {
  const matrices = Array.from({ length: 9 }, () => new Float64Array(samples));
  const [xx, xy, xz, yx, yy, yz, zx, zy, zz] = matrices;
  const middle = samples >> 1;
  const level = new Float64Array(9);

  /** Orientations with respect to the middle sample, from `middle` in steps of `direction`. */
  function integrate([gx, gy, gz]: Columns, direction: 1 | -1): void {
    let w = 1;
    let x = 0;
    let y = 0;
    let z = 0;
    const half = (direction * 0.5) / rateHz;
    for (let i = middle; ; i += direction) {
      write(i, w, x, y, z);
      const next = i + direction;
      if (next < 0 || next >= samples) return;
      // The rate between two samples is taken for their mean.
      const rx = ((gx[i] + gx[next]) / 2) * half;
      const ry = ((gy[i] + gy[next]) / 2) * half;
      const rz = ((gz[i] + gz[next]) / 2) * half;
      const angle = Math.sqrt(rx * rx + ry * ry + rz * rz);
      const c = Math.cos(angle);
      const s = angle > 1e-9 ? Math.sin(angle) / angle : 1;
      const nw = w * c - (x * rx + y * ry + z * rz) * s;
      const nx = x * c + (w * rx + y * rz - z * ry) * s;
      const ny = y * c + (w * ry + z * rx - x * rz) * s;
      z = z * c + (w * rz + x * ry - y * rx) * s;
      w = nw;
      x = nx;
      y = ny;
    }
  }

  function write(i: number, w: number, x: number, y: number, z: number): void {
    xx[i] = 1 - 2 * (y * y + z * z);
    xy[i] = 2 * (x * y - w * z);
    xz[i] = 2 * (x * z + w * y);
    yx[i] = 2 * (x * y + w * z);
    yy[i] = 1 - 2 * (x * x + z * z);
    yz[i] = 2 * (y * z - w * x);
    zx[i] = 2 * (x * z - w * y);
    zy[i] = 2 * (y * z + w * x);
    zz[i] = 1 - 2 * (x * x + y * y);
  }

  /** Mean of the vectors in the frame of the middle sample. */
  function meanOf([x, y, z]: Columns): Vector {
    let [sx, sy, sz] = [0, 0, 0];
    for (let i = 0; i < samples; i++) {
      sx += xx[i] * x[i] + xy[i] * y[i] + xz[i] * z[i];
      sy += yx[i] * x[i] + yy[i] * y[i] + yz[i] * z[i];
      sz += zx[i] * x[i] + zy[i] * y[i] + zz[i] * z[i];
    }
    return [sx / samples, sy / samples, sz / samples];
  }

  /** Turns all orientations from the frame of the middle sample into the Earth's. */
  function align(): void {
    const [a, b, c, d, e, f, g, h, k] = level;
    for (let column = 0; column < 3; column++) {
      const [p, q, r] = [matrices[column], matrices[3 + column], matrices[6 + column]];
      for (let i = 0; i < samples; i++) {
        const x = p[i];
        const y = q[i];
        const z = r[i];
        p[i] = a * x + b * y + c * z;
        q[i] = d * x + e * y + f * z;
        r[i] = g * x + h * y + k * z;
      }
    }
  }

  return {
    matrices,
    fuse(acceleration, turning, field) {
      integrate(turning, 1);
      integrate(turning, -1);
      const up = meanOf(acceleration);
      writeFrame(up, field === undefined ? leastAligned(up) : meanOf(field), level);
      align();
    },
  };
}

type Vector = readonly [x: number, y: number, z: number];

/**
 * Rows east, north, up of a frame (TRIAD: H. Black, AIAA Journal 2, 1964); `north` counts only across `up`. The
 * identity when the two do not span a plane.
 */
function writeFrame([ux, uy, uz]: Vector, [nx, ny, nz]: Vector, out: Float64Array): void {
  const ex = ny * uz - nz * uy;
  const ey = nz * ux - nx * uz;
  const ez = nx * uy - ny * ux;
  const up = Math.sqrt(ux * ux + uy * uy + uz * uz);
  const east = Math.sqrt(ex * ex + ey * ey + ez * ez);
  out.set([1, 0, 0, 0, 1, 0, 0, 0, 1]);
  if (!(up > 1e-9 && east > 1e-9)) return;
  out.set([ex / east, ey / east, ez / east], 0);
  out.set([ux / up, uy / up, uz / up], 6);
  out[3] = out[7] * out[2] - out[8] * out[1];
  out[4] = out[8] * out[0] - out[6] * out[2];
  out[5] = out[6] * out[1] - out[7] * out[0];
}

/** The axis that lies farthest from a vector. */
function leastAligned([x, y, z]: Vector): Vector {
  const [ax, ay, az] = [Math.abs(x), Math.abs(y), Math.abs(z)];
  if (ax <= ay && ax <= az) return [1, 0, 0];
  return ay <= az ? [0, 1, 0] : [0, 0, 1];
}
