import type { PrincipalAxes } from '../signal/index.ts';
import { dot } from './axes.ts';
import type { CreateFamily } from './family.ts';
import type { Feature } from './feature.ts';

const feature = (channel: string, name: string, unit: string, description: string): Feature => ({
  name: `${channel}_${name}`,
  unit,
  family: 'form',
  description,
  channel,
  needsMagnetometer: false,
});

const of = (channel: string, what: string): Feature[] => [
  feature(channel, 'linearity', '1', `How much ${what} keeps to one axis, 0 to 1`),
  feature(channel, 'planarity', '1', `How much ${what} keeps to one plane, 0 to 1`),
  feature(channel, 'axis_up', '1', `How upright the main axis of ${what} stands, 0 to 1`),
  feature(channel, 'normal_up', '1', `How level the plane of ${what} lies, 0 to 1`),
  feature(channel, 'upright_share', '1', `Share of the vertical in the variance of ${what}`),
];

const SENSOR_FEATURES: readonly Feature[] = [
  ...of('acc', 'acceleration in the sensor'),
  ...of('gyro', 'turning in the sensor'),
  feature(
    'acc+gyro',
    'axes_aligned',
    '1',
    'How parallel the main axes of acceleration and turning are, 0 to 1',
  ),
];

const EARTH_FEATURES: readonly Feature[] = [
  ...of('earth', 'acceleration seen from the ground'),
  ...of('turn', 'turning seen from the ground'),
  ...of('lean', "the course of the Earth's vertical in the sensor"),
  feature(
    'earth+turn',
    'axes_aligned',
    '1',
    'How parallel the main axes of acceleration and turning are, seen from the ground, 0 to 1',
  ),
  feature(
    'earth+turn',
    'per_push',
    's/m',
    'Turning against acceleration without gravity, both as deviations',
  ),
];

const EARTH_UP = Float64Array.of(0, 0, 1);
const STILL = 1e-12;

/** Form of the motion in the sensor, and how it lies with respect to the vertical: nothing knows of the sensor's axes. */
export const sensorForm: CreateFamily = ({ accAxes, gyroAxes, up }) => ({
  features: SENSOR_FEATURES,
  extract(out, offset) {
    writeForm(accAxes, up, out, offset);
    writeForm(gyroAxes, up, out, offset + 5);
    out[offset + 10] = aligned(accAxes, gyroAxes);
  },
});

/** The same seen from the ground. */
export const earthForm: CreateFamily = ({ up, earth }) => ({
  features: EARTH_FEATURES,
  extract(out, offset) {
    writeForm(earth.accAxes, EARTH_UP, out, offset);
    writeForm(earth.gyroAxes, EARTH_UP, out, offset + 5);
    writeForm(earth.leanAxes, up, out, offset + 10);
    out[offset + 15] = aligned(earth.accAxes, earth.gyroAxes);
    const push = sum(earth.accAxes.variances);
    out[offset + 16] = push > STILL ? Math.sqrt(sum(earth.gyroAxes.variances) / push) : 0;
  },
});

function writeForm(
  { variances, vectors }: PrincipalAxes,
  up: Float64Array,
  out: Float32Array | Float64Array,
  at: number,
): void {
  const moves = variances[0] > STILL;
  const along = dot(vectors, 0, up);
  const across = dot(vectors, 3, up);
  const normal = dot(vectors, 6, up);
  out[at] = moves ? (variances[0] - variances[1]) / variances[0] : 0;
  out[at + 1] = moves ? (variances[1] - variances[2]) / variances[0] : 0;
  out[at + 2] = moves ? Math.abs(along) : 0;
  out[at + 3] = moves ? Math.abs(normal) : 0;
  const upright = variances[0] * along ** 2 + variances[1] * across ** 2 + variances[2] * normal ** 2;
  out[at + 4] = moves ? upright / sum(variances) : 0;
}

function aligned(a: PrincipalAxes, b: PrincipalAxes): number {
  if (a.variances[0] <= STILL || b.variances[0] <= STILL) return 0;
  return Math.abs(dot(a.vectors, 0, b.vectors));
}

function sum(variances: Float64Array): number {
  return variances[0] + variances[1] + variances[2];
}
