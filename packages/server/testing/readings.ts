import type { Reading } from '../ingest/reading.ts';
import type { ReadingColumns } from '../ingest/reading-columns.ts';

/** Unix ms of 2026-01-01. */
export const NEW_YEAR = Date.UTC(2026, 0, 1);

/** A reading as an old device posts it. */
export function reading(deviceId: string, changes: Partial<Reading> = {}): Reading {
  return {
    device_id: deviceId,
    accelerometer: { x: 0.12, y: 9.79, z: -0.31 },
    gyroscope: { x: 0.01, y: -0.02, z: 0 },
    ...changes,
  };
}

/** Readings 20 ms apart. */
export function readings(deviceId: string, count: number, start = NEW_YEAR): Reading[] {
  return Array.from({ length: count }, (_, i) => reading(deviceId, { timestamp: start + i * 20 }));
}

/** A batch in columns, 20 ms apart. */
export function columns(
  deviceId: string,
  count: number,
  changes: Partial<ReadingColumns> = {},
): ReadingColumns {
  const values = (value: number) => new Array<number>(count).fill(value);
  return {
    device_id: deviceId,
    boot: 1,
    seq: 0,
    times: Array.from({ length: count }, (_, i) => NEW_YEAR + i * 20),
    ax: values(0.12),
    ay: values(9.79),
    az: values(-0.31),
    gx: values(0.01),
    gy: values(-0.02),
    gz: values(0),
    ...changes,
  };
}
