import { describe, expect, it } from 'vitest';
import { batchOf, NEW_YEAR } from './example-batches.ts';
import type { Openers } from './openers.ts';

const REGISTRATION = {
  deviceId: 'AA:BB:CC:DD:EE:FF',
  name: 'left wrist',
  type: 'esp32',
  notes: null,
  registeredAt: NEW_YEAR,
};

export function describeDevices({ open, reopen }: Openers): void {
  describe('devices', () => {
    it('are registered once', async () => {
      const store = await open();
      expect(await store.devices.register(REGISTRATION)).toBe(true);
      expect(await store.devices.register({ ...REGISTRATION, name: 'other' })).toBe(false);
      const again = await reopen(store);
      expect(await again.devices.get(REGISTRATION.deviceId)).toEqual({
        ...REGISTRATION,
        readingCount: 0,
        firstSeen: null,
        lastSeen: null,
      });
      expect(await again.devices.get('nobody')).toBeNull();
    });

    it('are known once they send, and can be registered afterwards', async () => {
      const store = await open();
      const { deviceId } = REGISTRATION;
      await store.readings.append(batchOf({ deviceId }));
      expect(await store.devices.get(deviceId)).toMatchObject({ registeredAt: null, readingCount: 3 });
      expect(await store.devices.register(REGISTRATION)).toBe(true);
      expect(await store.devices.get(deviceId)).toMatchObject({ name: 'left wrist', readingCount: 3 });
      await store.readings.append(batchOf({ deviceId, start: NEW_YEAR + 60 }));
      expect(await store.devices.get(deviceId)).toMatchObject({ name: 'left wrist', readingCount: 6 });
    });

    it('were seen from the first to the last time of their readings, whatever the order', async () => {
      const store = await open();
      for (const start of [NEW_YEAR + 1000, NEW_YEAR, NEW_YEAR + 500])
        await store.readings.append(batchOf({ start }));
      expect(await store.devices.get('left-wrist')).toMatchObject({
        firstSeen: NEW_YEAR,
        lastSeen: NEW_YEAR + 1040,
        readingCount: 9,
      });
    });

    it('are listed by id', async () => {
      const store = await open();
      for (const deviceId of ['b', 'a', 'c']) await store.readings.append(batchOf({ deviceId }));
      expect((await store.devices.list()).map(({ deviceId }) => deviceId)).toEqual(['a', 'b', 'c']);
    });
  });
}
