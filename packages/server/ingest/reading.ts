import { Type, type Static } from 'typebox';

/** The largest Float32: a larger number could not be kept. */
export const FLOAT32_MAX = 3.4028234663852886e38;

const axis = (description: string) =>
  Type.Number({ description, minimum: -FLOAT32_MAX, maximum: FLOAT32_MAX });

const vector = (what: string, unit: string) =>
  Type.Object(
    {
      x: axis(`${what} along x, ${unit}`),
      y: axis(`${what} along y, ${unit}`),
      z: axis(`${what} along z, ${unit}`),
    },
    { description: `${what} in the sensor's frame, ${unit}` },
  );

export const DeviceId = Type.String({
  minLength: 1,
  maxLength: 128,
  description: 'Name of the device, often its MAC address',
  examples: ['AA:BB:CC:DD:EE:FF'],
});

export const READING_EXAMPLE = {
  device_id: 'AA:BB:CC:DD:EE:FF',
  timestamp: 1767225600000,
  accelerometer: { x: 0.12, y: 9.79, z: -0.31 },
  gyroscope: { x: 0.01, y: -0.02, z: 0 },
  magnetometer: { x: 21.5, y: -4.2, z: 43.1 },
  magnetometer_available: true,
  temperature: 24.5,
  exercise_type: 'squat',
};

/** One reading as devices post it. */
export const Reading = Type.Object(
  {
    device_id: DeviceId,
    timestamp: Type.Optional(
      Type.Union([Type.Number({ description: 'Unix ms' }), Type.Null()], {
        description:
          'When it was measured, Unix milliseconds, fractions kept to the µs; absent: when it arrives',
      }),
    ),
    accelerometer: vector('Acceleration, gravity included', 'm/s²'),
    gyroscope: vector('Angular velocity', 'rad/s'),
    magnetometer: Type.Optional(
      Type.Union([vector('Magnetic field', 'µT'), Type.Null()], {
        description: 'Magnetic field, µT; kept only if magnetometer_available is true',
      }),
    ),
    magnetometer_available: Type.Optional(
      Type.Boolean({ default: false, description: 'Whether magnetometer is a measurement' }),
    ),
    temperature: Type.Optional(
      Type.Union([axis('°C'), Type.Null()], { description: 'Temperature of the sensor, °C' }),
    ),
    exercise_type: Type.Optional(
      Type.Union([Type.String({ maxLength: 128 }), Type.Null()], {
        description: 'What the device itself takes the motion for; readings that carry one can be trained on',
      }),
    ),
  },
  {
    description: 'One reading of a 9-DOF sensor',
    examples: [READING_EXAMPLE],
  },
);
export type Reading = Static<typeof Reading>;
