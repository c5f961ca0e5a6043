import { Type } from 'typebox';
import { DeviceId } from '../ingest/reading.ts';
import type { Live } from '../live/live.ts';
import { windowSamples } from '@progo/motion/model';
import { NullableTime } from './schema.ts';
import { isoOrNull } from './time.ts';

/** How full the live window of a device is. */
export const Buffer = Type.Object({
  device_id: DeviceId,
  buffer_size: Type.Integer({ description: 'Readings of the current window' }),
  max_buffer_size: Type.Integer({ description: 'Readings the live path keeps of a device' }),
  ready_for_prediction: Type.Boolean({ description: 'Whether a whole window without a gap is there' }),
  required_samples: Type.Integer({ description: 'Readings of a whole window at the nominal rate' }),
  latest_timestamp: NullableTime('Time of the newest reading'),
});

export function bufferOut(deviceId: string, live: Live) {
  const window = live.window(deviceId);
  const samples = windowSamples(live.windowSettings);
  return {
    device_id: deviceId,
    buffer_size: window === undefined || window.size === 0 ? 0 : window.sizeInWindow,
    max_buffer_size: window?.capacity ?? 0,
    ready_for_prediction: window !== undefined && window.newestWindow().grid !== null,
    required_samples: samples,
    latest_timestamp: isoOrNull(window && Number.isFinite(window.latest) ? window.latest : null),
  };
}
