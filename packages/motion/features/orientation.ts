import type { CreateFamily } from './family.ts';
import type { Feature } from './feature.ts';

const feature = (name: string, unit: string, description: string): Feature => ({
  name,
  unit,
  family: 'orientation',
  description,
  channel: 'gravity',
  needsMagnetometer: false,
});

const FEATURES: readonly Feature[] = [
  feature('up_x', '1', 'How much the x axis points up, -1 to 1'),
  feature('up_y', '1', 'How much the y axis points up, -1 to 1'),
  feature('up_z', '1', 'How much the z axis points up, -1 to 1'),
  feature('pitch', 'rad', 'Angle of the x axis over the horizon'),
  feature('roll', 'rad', 'Turn about the x axis'),
  feature('tilt_mean', 'rad', 'Mean angle between gravity and its mean direction: how much the sensor tilts'),
  feature('tilt_max', 'rad', 'Largest angle between gravity and its mean direction'),
  feature('tilt_path', 'rad/s', 'How fast the direction of gravity changes in the sensor'),
];

/** Which way is up in the sensor's frame, and how that changes. */
export const orientation: CreateFamily = ({ columns, up }, { rateHz }) => {
  const { gravity_x: x, gravity_y: y, gravity_z: z } = columns;

  function angle(ax: number, ay: number, az: number, bx: number, by: number, bz: number): number {
    const cx = ay * bz - az * by;
    const cy = az * bx - ax * bz;
    const cz = ax * by - ay * bx;
    // Unlike the arc cosine, exact for small angles.
    return Math.atan2(Math.sqrt(cx * cx + cy * cy + cz * cz), ax * bx + ay * by + az * bz);
  }

  return {
    features: FEATURES,
    extract(out, offset) {
      const [ux, uy, uz] = up;
      let sum = 0;
      let largest = 0;
      let path = 0;
      for (let i = 0; i < x.length; i++) {
        const tilt = angle(x[i], y[i], z[i], ux, uy, uz);
        sum += tilt;
        if (tilt > largest) largest = tilt;
        if (i > 0) path += angle(x[i], y[i], z[i], x[i - 1], y[i - 1], z[i - 1]);
      }
      out[offset] = ux;
      out[offset + 1] = uy;
      out[offset + 2] = uz;
      out[offset + 3] = Math.atan2(ux, Math.sqrt(uy * uy + uz * uz));
      out[offset + 4] = Math.atan2(uy, uz);
      out[offset + 5] = sum / x.length;
      out[offset + 6] = largest;
      out[offset + 7] = (path / (x.length - 1)) * rateHz;
    },
  };
};
