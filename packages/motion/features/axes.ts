import type { PrincipalAxes } from '../signal/index.ts';
import type { CreateFamily } from './family.ts';
import type { Feature } from './feature.ts';

const feature = (channel: string, name: string, description: string): Feature => ({
  name: `${channel}_${name}`,
  unit: '1',
  family: 'axes',
  description,
  channel,
  needsMagnetometer: false,
});

const of = (channel: string, what: string): Feature[] => [
  feature(channel, 'linearity', `How much ${what} keeps to one axis, 0 to 1`),
  feature(channel, 'planarity', `How much ${what} keeps to one plane, 0 to 1`),
  feature(channel, 'axis_x', `How much the main axis of ${what} lies along x, 0 to 1`),
  feature(channel, 'axis_y', `How much the main axis of ${what} lies along y, 0 to 1`),
  feature(channel, 'axis_z', `How much the main axis of ${what} lies along z, 0 to 1`),
  feature(channel, 'axis_up', `How upright the main axis of ${what} stands, 0 to 1`),
  feature(channel, 'normal_up', `How level the plane of ${what} lies, 0 to 1`),
];

const FEATURES: readonly Feature[] = [
  ...of('acc', 'acceleration'),
  ...of('gyro', 'turning'),
  feature('acc+gyro', 'axes_aligned', 'How parallel the main axes of acceleration and turning are, 0 to 1'),
];

/** Shape and direction of motion: principal axes of acceleration (without gravity) and angular velocity. */
export const axes: CreateFamily = ({ accAxes, gyroAxes, up }) => {
  function extractOne(
    { variances, vectors }: PrincipalAxes,
    out: Float32Array | Float64Array,
    at: number,
  ): void {
    const [first, second, third] = variances;
    const moves = first > 1e-12;
    out[at] = moves ? (first - second) / first : 0;
    out[at + 1] = moves ? (second - third) / first : 0;
    out[at + 2] = moves ? Math.abs(vectors[0]) : 0;
    out[at + 3] = moves ? Math.abs(vectors[1]) : 0;
    out[at + 4] = moves ? Math.abs(vectors[2]) : 0;
    out[at + 5] = moves ? Math.abs(dot(vectors, 0, up)) : 0;
    out[at + 6] = moves ? Math.abs(dot(vectors, 6, up)) : 0;
  }

  return {
    features: FEATURES,
    extract(out, offset) {
      extractOne(accAxes, out, offset);
      extractOne(gyroAxes, out, offset + 7);
      const moves = accAxes.variances[0] > 1e-12 && gyroAxes.variances[0] > 1e-12;
      out[offset + 14] = moves ? Math.abs(dot(accAxes.vectors, 0, gyroAxes.vectors)) : 0;
    },
  };
};

/** Of the vector at `a[from …]` and `b`. */
export function dot(a: Float64Array, from: number, b: Float64Array): number {
  return a[from] * b[0] + a[from + 1] * b[1] + a[from + 2] * b[2];
}
