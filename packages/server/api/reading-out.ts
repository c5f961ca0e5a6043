import { AXES, FIRST_MAGNETIC_AXIS } from '@progo/motion/signal';
import { Type } from 'typebox';
import type { ReadingRef, Run } from '../store/store.ts';
import { IsoTime, Nullable } from './schema.ts';
import { iso } from './time.ts';

const value = (description: string) => Type.Number({ description });

/** One reading in answers. */
export const ReadingOut = Type.Object({
  id: Type.Integer({ description: 'Id, consecutive for each device' }),
  device_id: Type.String({ description: 'Device it came from' }),
  timestamp: IsoTime('When it was measured'),
  accel_x: value('Acceleration along x, m/s²'),
  accel_y: value('Acceleration along y, m/s²'),
  accel_z: value('Acceleration along z, m/s²'),
  gyro_x: value('Angular velocity about x, rad/s'),
  gyro_y: value('Angular velocity about y, rad/s'),
  gyro_z: value('Angular velocity about z, rad/s'),
  mag_x: Nullable(value('µT'), 'Magnetic field along x, µT; null without magnetometer'),
  mag_y: Nullable(value('µT'), 'Magnetic field along y, µT; null without magnetometer'),
  mag_z: Nullable(value('µT'), 'Magnetic field along z, µT; null without magnetometer'),
  magnetometer_available: Type.Boolean({ description: 'Whether mag_x, mag_y, mag_z are measurements' }),
  temperature: Nullable(value('°C'), 'Temperature of the sensor, °C'),
  exercise_type: Nullable(Type.String(), 'What the device took the motion for'),
  session_id: Nullable(Type.Integer(), 'Session it belongs to'),
});

export function readingOut({ chunk, at }: ReadingRef) {
  const [ax, ay, az, gx, gy, gz, mx, my, mz] = AXES.map((_, axis) => decimal(chunk.axes[axis][at]));
  const magnetic = !Number.isNaN(chunk.axes[FIRST_MAGNETIC_AXIS][at]);
  const degrees = chunk.temperature?.[at] ?? NaN;
  return {
    id: chunk.firstReadingId + at,
    device_id: chunk.deviceId,
    timestamp: iso(chunk.times[at]),
    accel_x: ax,
    accel_y: ay,
    accel_z: az,
    gyro_x: gx,
    gyro_y: gy,
    gyro_z: gz,
    mag_x: magnetic ? mx : null,
    mag_y: magnetic ? my : null,
    mag_z: magnetic ? mz : null,
    magnetometer_available: magnetic,
    temperature: Number.isNaN(degrees) ? null : decimal(degrees),
    exercise_type: valueAt(chunk.exerciseTypes, at),
    session_id: chunk.sessionId,
  };
}

/** The decimal a person would have written for a Float32: 9.79, not 9.789999961853027. */
function decimal(value: number): number {
  const short = Number(value.toPrecision(7));
  return Math.fround(short) === value ? short : value;
}

function valueAt(runs: readonly Run[] | null, at: number): string | null {
  let end = 0;
  for (const run of runs ?? []) {
    end += run.count;
    if (at < end) return run.value;
  }
  return null;
}
