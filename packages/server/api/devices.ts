import { Type } from 'typebox';
import { DeviceId } from '../ingest/reading.ts';
import { Problem } from '../problem.ts';
import type { Device } from '../store/store.ts';
import { Buffer, bufferOut } from './buffer.ts';
import { ReadingOut, readingOut } from './reading-out.ts';
import type { Routes } from './routes.ts';
import { envelope, Envelope, IsoTime, Nullable, NullableTime } from './schema.ts';
import { iso, isoOrNull } from './time.ts';

const ONLINE_MS = 5 * 60_000;
const HOUR_MS = 3_600_000;
const MAC = /^([0-9A-Fa-f]{2}[:-]){5}[0-9A-Fa-f]{2}$/;
/** The exercises old clients expect a count for, even of nothing. */
const COUNTED = ['rest', 'resting', 'bicep_curl', 'bicep', 'squat'];

const DeviceParams = Type.Object({ device_id: DeviceId });

const DeviceType = Type.String({
  description: 'Kind of device as registered; else esp32 for a MAC address, unknown otherwise',
});

const Listed = Type.Object({
  device_id: DeviceId,
  reading_count: Type.Integer({ description: 'Readings stored' }),
  first_seen: NullableTime('Time of its first reading'),
  last_seen: NullableTime('Time of its newest reading'),
  is_esp32: Type.Boolean({ description: 'Whether its name is a MAC address' }),
  device_type: DeviceType,
});

const Status = Type.Object({
  device_id: DeviceId,
  device_type: DeviceType,
  is_online: Type.Boolean({ description: 'Whether it sent a reading within the last 5 minutes' }),
  recent_readings_5min: Type.Integer({ description: 'Readings of the last 5 minutes' }),
  total_readings: Type.Integer({ description: 'Readings stored' }),
  last_reading: NullableTime('Time of its newest reading'),
  last_reading_data: Nullable(ReadingOut, 'Its newest reading'),
  ml_buffer_status: Buffer,
  ready_for_prediction: Type.Boolean({ description: 'Whether a whole window is there' }),
});

const ExerciseStats = Type.Object({
  device_id: DeviceId,
  current_exercise: Type.String({ description: 'The live answer of the last minute, else resting' }),
  total_readings: Type.Integer({ description: 'Readings stored' }),
  exercise_samples: Type.Record(Type.String(), Type.Integer(), {
    description: 'Readings per exercise as the device itself named it; unlabeled: those without',
  }),
  recent_readings_1h: Type.Integer({ description: 'Readings of the last hour' }),
  last_updated: NullableTime('Time of its newest reading'),
});

const Registration = Type.Object(
  {
    device_id: Type.Optional(DeviceId),
    device_name: Type.Optional(Nullable(Type.String({ maxLength: 128 }), 'A name for people')),
    device_type: Type.Optional(Nullable(Type.String({ maxLength: 64 }), 'Kind of device, e.g. esp32')),
    notes: Type.Optional(Nullable(Type.String({ maxLength: 2000 }), 'Anything worth remembering')),
  },
  {
    examples: [
      { device_id: 'AA:BB:CC:DD:EE:FF', device_name: 'left wrist', device_type: 'esp32', notes: 'LSM6DSOX' },
    ],
  },
);

const Registered = Type.Object({
  device_id: DeviceId,
  device_name: Nullable(Type.String(), 'Its name for people'),
  device_type: DeviceType,
  registered_at: IsoTime('When it was registered'),
});

const RegisteredListed = Type.Object({
  ...Registered.properties,
  last_seen: NullableTime('Time of its newest reading'),
  is_active: Type.Boolean({ description: 'Whether it sent a reading within the last 5 minutes' }),
  notes: Nullable(Type.String(), 'Notes'),
});

export const deviceRoutes: Routes = (api, { store, live }) => {
  const tags = ['Sensor data'];

  api.get(
    '/api/v1/sensor-data/devices',
    {
      schema: {
        tags,
        summary: 'Devices that sent readings',
        response: { 200: Type.Array(Listed, { description: 'By id' }) },
      },
    },
    async () =>
      (await store.devices.list())
        .filter((device) => device.readingCount > 0)
        .map((device) => ({
          device_id: device.deviceId,
          reading_count: device.readingCount,
          first_seen: isoOrNull(device.firstSeen),
          last_seen: isoOrNull(device.lastSeen),
          is_esp32: MAC.test(device.deviceId),
          device_type: typeOf(device.deviceId, device),
        })),
  );

  api.get(
    '/api/v1/sensor-data/devices/registered',
    {
      schema: {
        tags,
        summary: 'Registered devices',
        response: { 200: Type.Array(RegisteredListed, { description: 'By id' }) },
      },
    },
    async () =>
      (await store.devices.list()).flatMap((device) =>
        device.registeredAt === null
          ? []
          : [
              {
                device_id: device.deviceId,
                device_name: device.name,
                device_type: typeOf(device.deviceId, device),
                registered_at: iso(device.registeredAt),
                last_seen: isoOrNull(device.lastSeen),
                is_active: isOnline(device, Date.now()),
                notes: device.notes,
              },
            ],
      ),
  );

  api.post(
    '/api/v1/sensor-data/devices/register',
    {
      config: { problems: ['bad-request'] },
      schema: {
        tags,
        summary: 'Register a device',
        body: Registration,
        response: { 200: Envelope(Registered) },
      },
    },
    async ({ body }) => {
      if (body.device_id === undefined) throw new Problem('bad-request', 'device_id is missing');
      const device = {
        deviceId: body.device_id,
        name: body.device_name ?? null,
        type: body.device_type ?? null,
        notes: body.notes ?? null,
        registeredAt: Date.now(),
      };
      if (!(await store.devices.register(device))) {
        throw new Problem('bad-request', `Device ${device.deviceId} is already registered`);
      }
      return envelope('Device registered', {
        device_id: device.deviceId,
        device_name: device.name,
        device_type: device.type ?? typeOf(device.deviceId, null),
        registered_at: iso(device.registeredAt),
      });
    },
  );

  api.get(
    '/api/v1/sensor-data/devices/:device_id/status',
    {
      schema: {
        tags,
        summary: 'Is a device online, and ready for prediction?',
        params: DeviceParams,
        response: { 200: Status },
      },
    },
    async ({ params: { device_id: deviceId } }) => {
      const [device, newest, recent] = await Promise.all([
        store.devices.get(deviceId),
        store.readings.page({ deviceId }, 1, 0),
        store.readings.count({ deviceId, from: Date.now() - ONLINE_MS }),
      ]);
      const buffer = bufferOut(deviceId, live);
      return {
        device_id: deviceId,
        device_type: typeOf(deviceId, device),
        is_online: device !== null && isOnline(device, Date.now()),
        recent_readings_5min: recent,
        total_readings: device?.readingCount ?? 0,
        last_reading: isoOrNull(device?.lastSeen ?? null),
        last_reading_data: newest.length > 0 ? readingOut(newest[0]) : null,
        ml_buffer_status: buffer,
        ready_for_prediction: buffer.ready_for_prediction,
      };
    },
  );

  api.get(
    '/api/v1/sensor-data/devices/:device_id/exercise-stats',
    {
      schema: {
        tags,
        summary: 'What a device trained',
        params: DeviceParams,
        response: { 200: ExerciseStats },
      },
    },
    async ({ params: { device_id: deviceId } }) => {
      const [device, counts, recent] = await Promise.all([
        store.devices.get(deviceId),
        store.readings.exerciseCounts(deviceId),
        store.readings.count({ deviceId, from: Date.now() - HOUR_MS }),
      ]);
      const total = device?.readingCount ?? 0;
      const named = [...counts.values()].reduce((sum, count) => sum + count, 0);
      const samples: Record<string, number> = Object.fromEntries(COUNTED.map((name) => [name, 0]));
      for (const [name, count] of counts) samples[name] = count;
      samples.unlabeled = total - named;
      const latest = live.latest(deviceId);
      const current = latest !== null && Date.now() - latest.endTime < 60_000 ? latest.exercise : 'resting';
      return {
        device_id: deviceId,
        current_exercise: current,
        total_readings: total,
        exercise_samples: samples,
        recent_readings_1h: recent,
        last_updated: isoOrNull(device?.lastSeen ?? null),
      };
    },
  );
};

function isOnline({ lastSeen }: Device, now: number): boolean {
  return lastSeen !== null && now - lastSeen < ONLINE_MS;
}

function typeOf(deviceId: string, device: Device | null): string {
  return device?.type ?? (MAC.test(deviceId) ? 'esp32' : 'unknown');
}
