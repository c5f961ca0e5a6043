import { Type } from 'typebox';
import { decodeColumns, ReadingColumns } from '../ingest/reading-columns.ts';
import { DeviceId } from '../ingest/reading.ts';
import type { Routes } from './routes.ts';
import { IsoTime } from './schema.ts';
import { iso } from './time.ts';

const Accepted = Type.Object({
  device_id: DeviceId,
  boot: Type.Integer({ description: 'As sent' }),
  seq: Type.Integer({ description: 'As sent' }),
  first_reading_id: Type.Integer({ description: 'Id of the first reading; the others follow without a gap' }),
  count: Type.Integer({ description: 'Readings of this batch that are stored' }),
  start_time: IsoTime('Time of the first reading'),
  end_time: IsoTime('Time of the last reading'),
});

export const readingRoutes: Routes = (api, { ingest }) => {
  api.post(
    '/api/v1/readings',
    {
      config: { problems: ['bad-request', 'not-found', 'conflict'] },
      schema: {
        tags: ['Sensor data'],
        summary:
          'Store a batch of one device in columns; the same boot and seq are stored once and answered alike',
        body: ReadingColumns,
        response: { 200: Accepted },
      },
    },
    async ({ body }) => {
      const batch = decodeColumns(body, Date.now());
      const [{ firstReadingId, count }] = await ingest.accept([batch]);
      return {
        device_id: body.device_id,
        boot: body.boot,
        seq: body.seq,
        first_reading_id: firstReadingId,
        count,
        start_time: iso(batch.times[0]),
        end_time: iso(batch.times[count - 1]),
      };
    },
  );
};
