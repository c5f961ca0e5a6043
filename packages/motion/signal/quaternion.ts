export type Vector = readonly [x: number, y: number, z: number];

/** A rotation as unit quaternion. As an orientation it turns the sensor's axes into the Earth's. */
export type Quaternion = readonly [w: number, x: number, y: number, z: number];

export const IDENTITY: Quaternion = [1, 0, 0, 0];

/** Turn by `angle` (rad, right-handed) about one of the axes x, y, z (0, 1, 2). */
export function turnAbout(axis: 0 | 1 | 2, angle: number): Quaternion {
  const half = angle / 2;
  const sine = Math.sin(half);
  return [Math.cos(half), axis === 0 ? sine : 0, axis === 1 ? sine : 0, axis === 2 ? sine : 0];
}

/** First `b`, then `a`. */
export function multiply(a: Quaternion, b: Quaternion): Quaternion {
  const [aw, ax, ay, az] = a;
  const [bw, bx, by, bz] = b;
  return [
    aw * bw - ax * bx - ay * by - az * bz,
    aw * bx + ax * bw + ay * bz - az * by,
    aw * by - ax * bz + ay * bw + az * bx,
    aw * bz + ax * by - ay * bx + az * bw,
  ];
}

/** The opposite rotation. */
export function inverse([w, x, y, z]: Quaternion): Quaternion {
  return [w, -x, -y, -z];
}

export function rotate([w, x, y, z]: Quaternion, [vx, vy, vz]: Vector): Vector {
  // v + 2w (u × v) + 2 u × (u × v), u the vector part.
  const cx = 2 * (y * vz - z * vy);
  const cy = 2 * (z * vx - x * vz);
  const cz = 2 * (x * vy - y * vx);
  return [vx + w * cx + y * cz - z * cy, vy + w * cy + z * cx - x * cz, vz + w * cz + x * cy - y * cx];
}

/**
 * Angular velocity in the rotating frame, rad/s, `ω = 2 q⁻¹ q'`, with `q'` the central difference of
 * the orientations `step` seconds before and after `q`.
 */
export function angularVelocity(before: Quaternion, q: Quaternion, after: Quaternion, step: number): Vector {
  const change: Quaternion = [
    after[0] - before[0],
    after[1] - before[1],
    after[2] - before[2],
    after[3] - before[3],
  ];
  const [, x, y, z] = multiply(inverse(q), change);
  return [x / step, y / step, z / step];
}
