import { Type } from 'typebox';
import { decodeReadings } from '../ingest/decode-readings.ts';
import { Boot, Seq } from '../ingest/reading-columns.ts';
import { DeviceId, Reading, READING_EXAMPLE } from '../ingest/reading.ts';
import { invalidField, Problem } from '../problem.ts';
import type { ReadingFilter } from '../store/store.ts';
import { readingOut, ReadingOut } from './reading-out.ts';
import type { Routes } from './routes.ts';
import {
  Envelope,
  envelope,
  IdOf,
  IsoTime,
  Limit,
  Nullable,
  NullableTime,
  Offset,
  Page,
  page,
  TimeText,
} from './schema.ts';
import { iso, isoOrNull, readOptionalTime } from './time.ts';

const SessionQuery = Type.Object({
  session_id: Type.Optional(
    IdOf('Session the readings belong to; absent: the open session of the device, if any'),
  ),
});

const BatchQuery = Type.Object({
  ...SessionQuery.properties,
  boot: Type.Optional(Boot),
  seq: Type.Optional(Seq),
});

const ReadingsQuery = Type.Object({
  device_id: Type.Optional(DeviceId),
  session_id: Type.Optional(IdOf('Only readings of this session')),
  start_time: Type.Optional(TimeText('Only readings at or after')),
  end_time: Type.Optional(TimeText('Only readings at or before')),
  limit: Limit(10_000, 1000),
  offset: Offset,
});

const DeviceParams = Type.Object({ device_id: DeviceId });

const Stats = Type.Object({
  device_id: DeviceId,
  time_range_hours: Type.Number({ description: 'How far back was looked, h' }),
  total_readings: Type.Integer({ description: 'Readings in that time' }),
  duration_seconds: Type.Number({ description: 'From the first to the last of them, s' }),
  average_sampling_rate_hz: Type.Number({ description: 'Readings a second in that time, Hz' }),
  magnetometer_availability_ratio: Type.Number({
    description: 'Share of readings with a magnetometer, 0 to 1',
  }),
  temperature_stats: Nullable(
    Type.Object({
      min: Type.Number({ description: '°C' }),
      max: Type.Number({ description: '°C' }),
      avg: Type.Number({ description: '°C' }),
      readings_with_temp: Type.Integer({ description: 'Readings with a temperature' }),
    }),
    'Temperature of the sensor, °C; null when none was sent',
  ),
  first_reading: NullableTime('First reading in that time'),
  last_reading: NullableTime('Last reading in that time'),
});

export const sensorDataRoutes: Routes = (api, { store, ingest, clock, live }) => {
  const tags = ['Sensor data'];

  api.post(
    '/api/v1/sensor-data',
    {
      config: { problems: ['bad-request', 'not-found'] },
      schema: {
        tags,
        summary: 'Store one reading',
        body: Reading,
        querystring: SessionQuery,
        response: {
          200: Envelope(
            Type.Object({
              id: Type.Integer({ description: 'Id of the stored reading' }),
              timestamp: IsoTime('Time of the stored reading'),
            }),
          ),
        },
      },
    },
    async ({ body, query }) => {
      const [batch] = decodeReadings([body], query.session_id ?? null, null, clock, Date.now(), () => 'body');
      const [accepted] = await ingest.accept([batch]);
      return envelope('Reading stored', { id: accepted.firstReadingId, timestamp: iso(batch.times[0]) });
    },
  );

  api.post(
    '/api/v1/sensor-data/batch',
    {
      config: { problems: ['bad-request', 'not-found', 'conflict'] },
      schema: {
        tags,
        summary: 'Store many readings: all of them or none',
        body: Type.Array(Reading, {
          minItems: 1,
          maxItems: 10_000,
          description: 'Readings of one or more devices, times ascending for each device',
          examples: [[READING_EXAMPLE, { ...READING_EXAMPLE, timestamp: READING_EXAMPLE.timestamp + 20 }]],
        }),
        querystring: BatchQuery,
        response: {
          200: Envelope(
            Type.Object({
              count: Type.Integer({ description: 'Readings accepted' }),
              devices: Type.Array(
                Type.Object({
                  device_id: DeviceId,
                  first_reading_id: Type.Integer({
                    description: 'Id of the first reading; the others follow without a gap',
                  }),
                  count: Type.Integer({ description: 'Readings of this device' }),
                }),
                { description: 'What was accepted of each device' },
              ),
            }),
          ),
        },
      },
    },
    async ({ body, query }) => {
      const sequence = readSequence(query);
      const batches = decodeReadings(
        body,
        query.session_id ?? null,
        sequence,
        clock,
        Date.now(),
        (i) => `body[${i}]`,
      );
      if (sequence !== null && batches.length > 1) {
        throw invalidField('query.seq', 'readings of one device', `${batches.length} devices`);
      }
      const accepted = await ingest.accept(batches);
      return envelope(`${body.length} readings stored`, {
        count: body.length,
        devices: accepted.map(({ firstReadingId, count }, i) => ({
          device_id: batches[i].deviceId,
          first_reading_id: firstReadingId,
          count,
        })),
      });
    },
  );

  api.get(
    '/api/v1/sensor-data',
    {
      schema: {
        tags,
        summary: 'List readings, newest first',
        querystring: ReadingsQuery,
        response: { 200: Page(ReadingOut) },
      },
    },
    async ({ query }) => {
      const filter: ReadingFilter = {
        deviceId: query.device_id,
        sessionId: query.session_id,
        from: readOptionalTime('query.start_time', query.start_time),
        to: readOptionalTime('query.end_time', query.end_time),
      };
      const { limit, offset } = query;
      const [total, readings] = await Promise.all([
        store.readings.count(filter),
        store.readings.page(filter, limit, offset),
      ]);
      return page(readings.map(readingOut), total, limit, offset);
    },
  );

  api.get(
    '/api/v1/sensor-data/latest/:device_id',
    {
      config: { problems: ['not-found'] },
      schema: {
        tags,
        summary: 'The newest readings of a device',
        params: DeviceParams,
        querystring: Type.Object({ count: Limit(1000, 100) }),
        response: { 200: Type.Array(ReadingOut, { description: 'Newest first' }) },
      },
    },
    async ({ params, query }) => {
      const readings = await store.readings.page({ deviceId: params.device_id }, query.count, 0);
      if (readings.length === 0)
        throw new Problem('not-found', `There are no readings of device ${params.device_id}`);
      return readings.map(readingOut);
    },
  );

  api.get(
    '/api/v1/sensor-data/stats/:device_id',
    {
      schema: {
        tags,
        summary: 'What a device sent in the last hours',
        params: DeviceParams,
        querystring: Type.Object({
          hours: Type.Number({
            exclusiveMinimum: 0,
            maximum: 87_600,
            default: 24,
            description: 'How far back to look, h',
          }),
        }),
        response: { 200: Stats },
      },
    },
    async ({ params, query }) => {
      const filter = { deviceId: params.device_id, from: Date.now() - query.hours * 3_600_000 };
      const { count, first, last, withMagnetometer, temperature } = await store.readings.summary(filter);
      const seconds = first === null || last === null ? 0 : (last - first) / 1000;
      return {
        device_id: params.device_id,
        time_range_hours: query.hours,
        total_readings: count,
        duration_seconds: seconds,
        average_sampling_rate_hz: seconds > 0 ? (count - 1) / seconds : 0,
        magnetometer_availability_ratio: count === 0 ? 0 : withMagnetometer / count,
        temperature_stats: temperature && {
          min: temperature.min,
          max: temperature.max,
          avg: temperature.mean,
          readings_with_temp: temperature.count,
        },
        first_reading: isoOrNull(first),
        last_reading: isoOrNull(last),
      };
    },
  );

  api.delete(
    '/api/v1/sensor-data/:device_id',
    {
      config: { problems: ['bad-request'] },
      schema: {
        tags,
        summary: 'Delete readings of a device',
        params: DeviceParams,
        querystring: Type.Object({
          older_than_days: Type.Optional(
            Type.Number({ minimum: 0, description: 'Only readings older than so many days' }),
          ),
          confirm: Type.Boolean({ default: false, description: 'Must be true' }),
        }),
        response: {
          200: Envelope(
            Type.Object({
              deleted_count: Type.Integer({ description: 'Readings deleted' }),
              device_id: DeviceId,
            }),
          ),
        },
      },
    },
    async ({ params, query }) => {
      if (!query.confirm)
        throw new Problem('bad-request', 'Deleting readings cannot be undone: pass confirm=true');
      const olderThan =
        query.older_than_days === undefined ? undefined : Date.now() - query.older_than_days * 86_400_000;
      const deleted = await store.readings.delete(params.device_id, olderThan);
      if (olderThan === undefined) live.forget(params.device_id);
      return envelope(`${deleted} readings deleted`, { deleted_count: deleted, device_id: params.device_id });
    },
  );
};

function readSequence({ boot, seq }: { boot?: number; seq?: number }) {
  if (seq === undefined && boot === undefined) return null;
  if (seq === undefined)
    throw invalidField('query.seq', 'the number of the batch, given with boot', undefined);
  if (boot === undefined)
    throw invalidField('query.boot', 'a number that changes with each restart, given with seq', undefined);
  return { boot, seq };
}
