import type { Kysely, Selectable } from 'kysely';
import type { Device, DeviceStore } from '../devices.ts';
import type { Tables } from '../tables.ts';

export function deviceQueries(db: Kysely<Tables>): DeviceStore {
  return {
    async register({ deviceId, name, type, notes, registeredAt }) {
      const registration = { name, type, notes, registered_at: registeredAt };
      const { numInsertedOrUpdatedRows } = await db
        .insertInto('devices')
        .values({
          device_id: deviceId,
          ...registration,
          reading_count: 0,
          next_position: 1,
          merged_position: 1,
        })
        // It may have sent readings without ever having been registered.
        .onConflict((conflict) =>
          conflict.column('device_id').doUpdateSet(registration).where('devices.registered_at', 'is', null),
        )
        .executeTakeFirstOrThrow();
      return (numInsertedOrUpdatedRows ?? 0n) > 0n;
    },
    async get(deviceId) {
      const row = await db
        .selectFrom('devices')
        .selectAll()
        .where('device_id', '=', deviceId)
        .executeTakeFirst();
      return row ? deviceOf(row) : null;
    },
    async list() {
      return (await db.selectFrom('devices').selectAll().orderBy('device_id').execute()).map(deviceOf);
    },
  };
}

function deviceOf(row: Selectable<Tables['devices']>): Device {
  return {
    deviceId: row.device_id,
    name: row.name,
    type: row.type,
    notes: row.notes,
    registeredAt: row.registered_at,
    readingCount: row.reading_count,
    firstSeen: row.first_seen,
    lastSeen: row.last_seen,
  };
}
