import { axes } from './axes.ts';
import type { ChannelName } from './channels.ts';
import { correlation } from './correlation.ts';
import type { CreateFamily } from './family.ts';
import type { FeatureProfile } from './feature.ts';
import { earthForm, sensorForm } from './form.ts';
import { intensity } from './intensity.ts';
import { orientation } from './orientation.ts';
import { rhythm } from './rhythm.ts';
import { spectrum } from './spectrum.ts';
import { statistics } from './statistics.ts';
import { swing } from './swing.ts';
import { travel } from './travel.ts';
import { waveform } from './waveform.ts';

const MOVING: readonly ChannelName[] = [
  ...(['body_x', 'body_y', 'body_z', 'gx', 'gy', 'gz', 'acc_norm', 'gyro_norm'] as const),
  ...(['acc_vertical', 'acc_main', 'gyro_main'] as const),
];

const AS_WORN: readonly CreateFamily[] = [
  statistics([
    ...(['ax', 'ay', 'az', 'gx', 'gy', 'gz', 'mx', 'my', 'mz'] as const),
    ...(['acc_norm', 'gyro_norm', 'mag_norm', 'gravity_x', 'gravity_y', 'gravity_z', 'jerk_norm'] as const),
    ...(['acc_vertical', 'acc_horizontal', 'acc_main'] as const),
    ...(['gyro_vertical', 'gyro_horizontal', 'gyro_main'] as const),
  ]),
  waveform(MOVING),
  rhythm(['acc_norm', 'gyro_norm', 'acc_vertical', 'acc_main', 'gyro_main']),
  spectrum(MOVING),
  correlation([
    { a: 'ax', b: 'ay' },
    { a: 'ax', b: 'az' },
    { a: 'ay', b: 'az' },
    { a: 'gx', b: 'gy' },
    { a: 'gx', b: 'gz' },
    { a: 'gy', b: 'gz' },
    { a: 'ax', b: 'gx' },
    { a: 'ay', b: 'gy' },
    { a: 'az', b: 'gz' },
    { a: 'acc_norm', b: 'gyro_norm' },
    { a: 'acc_vertical', b: 'gyro_norm' },
    { a: 'acc_vertical', b: 'gyro_vertical' },
    { a: 'acc_main', b: 'gyro_main', unsigned: true },
    { a: 'acc_vertical', b: 'gyro_main', unsigned: true },
    { a: 'mx', b: 'my' },
    { a: 'mx', b: 'mz' },
    { a: 'my', b: 'mz' },
  ]),
  orientation,
  axes,
  travel({
    turning: ['gx', 'gy', 'gz', 'gyro_main', 'gyro_vertical'],
    moving: ['acc_vertical', 'acc_main'],
  }),
  intensity,
];

/** Motion seen from the ground. The two ends of its horizontal axes are alike: they follow the motion itself. */
const FROM_THE_GROUND: readonly CreateFamily[] = [
  statistics([
    ...(['earth_vertical', 'earth_horizontal', 'turn_vertical', 'turn_horizontal'] as const),
    ...(['earth_tilt', 'turned'] as const),
  ]),
  swing(['earth_first', 'earth_second', 'turn_first', 'turn_second', 'lean_first', 'lean_second']),
  waveform(['earth_vertical', 'turn_vertical', 'earth_tilt']),
  waveform(['earth_first', 'turn_first', 'lean_first'], { unsigned: true }),
  rhythm(['earth_vertical', 'lean_first']),
  spectrum([
    ...(['earth_vertical', 'turn_vertical', 'earth_first', 'earth_second'] as const),
    ...(['turn_first', 'turn_second', 'lean_first'] as const),
  ]),
  correlation([
    { a: 'earth_vertical', b: 'gyro_norm' },
    { a: 'earth_vertical', b: 'turn_vertical' },
    { a: 'earth_vertical', b: 'earth_horizontal' },
    { a: 'earth_vertical', b: 'earth_tilt' },
    { a: 'earth_vertical', b: 'turned' },
    { a: 'acc_norm', b: 'earth_tilt' },
    { a: 'earth_horizontal', b: 'turn_horizontal' },
    { a: 'earth_vertical', b: 'gyro_main', unsigned: true },
    { a: 'earth_first', b: 'turn_first', unsigned: true },
    { a: 'earth_first', b: 'turn_second', unsigned: true },
    { a: 'earth_vertical', b: 'turn_first', unsigned: true },
    { a: 'earth_vertical', b: 'earth_first', unsigned: true },
    { a: 'turn_vertical', b: 'turn_first', unsigned: true },
    { a: 'earth_vertical', b: 'lean_first', unsigned: true },
    { a: 'gyro_main', b: 'lean_first', unsigned: true },
  ]),
  earthForm,
  travel({
    turning: ['turn_vertical', 'turn_first', 'turn_second'],
    moving: ['earth_vertical', 'earth_first', 'earth_second'],
  }),
];

const ANY_ORIENTATION: readonly CreateFamily[] = [
  statistics(['acc_norm', 'gyro_norm', 'mag_norm', 'jerk_norm', 'acc_vertical', 'acc_horizontal']),
  swing(['acc_main', 'gyro_main']),
  waveform(['acc_norm', 'gyro_norm']),
  waveform(['acc_main', 'gyro_main'], { unsigned: true }),
  rhythm(['acc_norm', 'gyro_norm', 'acc_main', 'gyro_main']),
  spectrum(['acc_norm', 'gyro_norm', 'acc_main', 'gyro_main']),
  correlation([
    { a: 'acc_norm', b: 'gyro_norm' },
    { a: 'acc_main', b: 'gyro_main', unsigned: true },
  ]),
  sensorForm,
  travel({ turning: ['gyro_main', 'gyro_vertical'], moving: ['acc_main'] }),
  ...FROM_THE_GROUND,
];

/** The families of each profile, in the order of a feature vector. */
export const PROFILES: Readonly<Record<FeatureProfile, readonly CreateFamily[]>> = {
  as_worn: AS_WORN,
  any_orientation: ANY_ORIENTATION,
  full: [...AS_WORN, ...FROM_THE_GROUND],
};
