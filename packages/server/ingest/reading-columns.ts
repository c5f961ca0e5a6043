import { AXES, FIRST_MAGNETIC_AXIS } from '@progo/motion/signal';
import { Type, type Static, type TNumber } from 'typebox';
import { invalidField } from '../problem.ts';
import type { ReadingBatch } from '../store/store.ts';
import { wholeMicroseconds } from './clock.ts';
import { checkTimes } from './decode-readings.ts';
import { DeviceId, FLOAT32_MAX } from './reading.ts';

/** The most readings one batch may hold: 3 minutes at 50 Hz. */
const MOST_READINGS = 10_000;

const value = (description: string): TNumber =>
  Type.Number({ description, minimum: -FLOAT32_MAX, maximum: FLOAT32_MAX });

const axis = (description: string) =>
  Type.Array(value(description), { description, minItems: 1, maxItems: MOST_READINGS });

export const Boot = Type.Integer({
  minimum: 0,
  maximum: Number.MAX_SAFE_INTEGER,
  description: 'A number that is another one after each restart of the device (random, or counted)',
});
export const Seq = Type.Integer({
  minimum: 0,
  maximum: Number.MAX_SAFE_INTEGER,
  description: 'Number of the batch since the restart; the same boot and seq are stored once',
});

/** A batch in Progo's own columnar form: one array an axis, all equally long. */
export const ReadingColumns = Type.Object(
  {
    device_id: DeviceId,
    boot: Boot,
    seq: Seq,
    session_id: Type.Optional(
      Type.Union([Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER }), Type.Null()], {
        description: 'Session the readings belong to; absent: the open session of the device, if any',
      }),
    ),
    times: Type.Array(Type.Number({ description: 'Unix ms' }), {
      description: 'When each reading was measured, Unix milliseconds, ascending, kept to the µs',
      minItems: 1,
      maxItems: MOST_READINGS,
    }),
    ax: axis('Acceleration along x, gravity included, m/s²'),
    ay: axis('Acceleration along y, gravity included, m/s²'),
    az: axis('Acceleration along z, gravity included, m/s²'),
    gx: axis('Angular velocity about x, rad/s'),
    gy: axis('Angular velocity about y, rad/s'),
    gz: axis('Angular velocity about z, rad/s'),
    mx: Type.Optional(
      Type.Array(Type.Union([value('µT'), Type.Null()]), {
        description: 'Magnetic field along x, µT; null where absent',
      }),
    ),
    my: Type.Optional(
      Type.Array(Type.Union([value('µT'), Type.Null()]), {
        description: 'Magnetic field along y, µT; null where absent',
      }),
    ),
    mz: Type.Optional(
      Type.Array(Type.Union([value('µT'), Type.Null()]), {
        description: 'Magnetic field along z, µT; null where absent',
      }),
    ),
    temperature: Type.Optional(
      Type.Array(Type.Union([value('°C'), Type.Null()]), {
        description: 'Temperature of the sensor, °C; null where absent',
      }),
    ),
    exercise_type: Type.Optional(
      Type.String({ maxLength: 128, description: 'What the device takes the motion of the whole batch for' }),
    ),
  },
  {
    description: 'A batch of readings of one device, one array an axis',
    examples: [
      {
        device_id: 'AA:BB:CC:DD:EE:FF',
        boot: 7,
        seq: 0,
        times: [1767225600000, 1767225600020],
        ax: [0.12, 0.13],
        ay: [9.79, 9.8],
        az: [-0.31, -0.3],
        gx: [0.01, 0.01],
        gy: [-0.02, -0.02],
        gz: [0, 0],
        mx: [21.5, 21.5],
        my: [-4.2, -4.2],
        mz: [43.1, 43.1],
      },
    ],
  },
);
export type ReadingColumns = Static<typeof ReadingColumns>;

/**
 * The batch behind the columns.
 * @throws {Problem} for columns of unequal length, half a magnetometer, or impossible times
 */
export function decodeColumns(body: ReadingColumns, now: number): ReadingBatch {
  const count = body.times.length;
  for (const name of [...AXES, 'temperature'] as const) {
    const length = body[name]?.length ?? count;
    if (length !== count)
      throw invalidField(`body.${name}`, `${count} values, as in times`, `${length} values`);
  }
  const given = AXES.slice(FIRST_MAGNETIC_AXIS).filter((name) => body[name] !== undefined);
  if (given.length === 1 || given.length === 2) {
    throw invalidField('body.mx, my, mz', 'all three or none', given.join(', '));
  }
  const times = Float64Array.from(body.times, wholeMicroseconds);
  checkTimes(times, now, (i) => `body.times[${i}]`);
  const axes = AXES.map((name) => {
    const column: readonly (number | null)[] | undefined = body[name];
    return column ? Float32Array.from(column, (one) => one ?? NaN) : new Float32Array(count).fill(NaN);
  });
  blankHalfMagnetometers(axes);
  return {
    deviceId: body.device_id,
    sessionId: body.session_id ?? null,
    sequence: { boot: body.boot, seq: body.seq },
    times,
    axes,
    temperature: body.temperature ? Float32Array.from(body.temperature, (one) => one ?? NaN) : null,
    exerciseTypes: body.exercise_type ? [{ value: body.exercise_type, count }] : null,
  };
}

/** A magnetometer is read whole or not at all. */
function blankHalfMagnetometers(axes: readonly Float32Array[]): void {
  const [x, y, z] = axes.slice(FIRST_MAGNETIC_AXIS);
  for (let i = 0; i < x.length; i++) {
    if (Number.isNaN(x[i] + y[i] + z[i])) x[i] = y[i] = z[i] = NaN;
  }
}
