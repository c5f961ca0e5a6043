import type { CreateFamily } from './family.ts';
import type { Feature } from './feature.ts';

const feature = (name: string, unit: string, channel: string, description: string): Feature => ({
  name,
  unit,
  family: 'intensity',
  description,
  channel,
  needsMagnetometer: false,
});

const AXES = ['x', 'y', 'z'] as const;

const FEATURES: readonly Feature[] = [
  feature('acc_sma', 'm/s²', 'body', 'Signal magnitude area of acceleration without gravity'),
  feature('gyro_sma', 'rad/s', 'gyro', 'Signal magnitude area of angular velocity'),
  ...AXES.map((axis) =>
    feature(
      `acc_share_${axis}`,
      '1',
      'body',
      `Share of ${axis} in the energy of acceleration without gravity`,
    ),
  ),
  ...AXES.map((axis) =>
    feature(`gyro_share_${axis}`, '1', 'gyro', `Share of ${axis} in the energy of angular velocity`),
  ),
  feature(
    'acc_vertical_share',
    '1',
    'body',
    'Share of the vertical in the energy of acceleration without gravity',
  ),
  feature(
    'gyro_vertical_share',
    '1',
    'gyro',
    'Share of turning about gravity in the energy of angular velocity',
  ),
  feature(
    'turn_per_push',
    's/m',
    'body+gyro',
    'Angular velocity against acceleration without gravity, both root mean square',
  ),
];

/** How strong the motion is, and how it is shared among the axes. */
export const intensity: CreateFamily = ({ columns: c }) => {
  const body = [c.body_x, c.body_y, c.body_z];
  const gyro = [c.gx, c.gy, c.gz];

  /** Writes the shares of the three axes and of the vertical; answers the energy of all three. */
  function shares(
    [x, y, z]: readonly Float64Array[],
    vertical: Float64Array,
    out: Float32Array | Float64Array,
    at: number,
    verticalAt: number,
  ): number {
    const ex = energy(x);
    const ey = energy(y);
    const ez = energy(z);
    const all = ex + ey + ez;
    const moves = all > 1e-12;
    out[at] = moves ? ex / all : 0;
    out[at + 1] = moves ? ey / all : 0;
    out[at + 2] = moves ? ez / all : 0;
    out[verticalAt] = moves ? energy(vertical) / all : 0;
    return all;
  }

  return {
    features: FEATURES,
    extract(out, offset) {
      out[offset] = magnitudeArea(body);
      out[offset + 1] = magnitudeArea(gyro);
      const push = shares(body, c.acc_vertical, out, offset + 2, offset + 8);
      const turn = shares(gyro, c.gyro_vertical, out, offset + 5, offset + 9);
      out[offset + 10] = push > 1e-12 ? Math.sqrt(turn / push) : 0;
    },
  };
};

/** Mean of |x| + |y| + |z|. */
function magnitudeArea([x, y, z]: readonly Float64Array[]): number {
  let sum = 0;
  for (let i = 0; i < x.length; i++) sum += Math.abs(x[i]) + Math.abs(y[i]) + Math.abs(z[i]);
  return sum / x.length;
}

/** Mean square. */
function energy(values: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i] * values[i];
  return sum / values.length;
}
