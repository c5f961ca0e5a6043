import { answerOf, type Client } from '@progo/client';
import type { RecordedSession } from '@progo/motion/recordings';
import { endSession, startSession } from './device-session.ts';
import type { Pace } from './pace.ts';
import { batchesOf, PAUSE_MS, type Track } from './track.ts';
import { VirtualDevice, type VirtualDeviceOptions } from './virtual-device.ts';

/** A session under way: a reading of the file at `t` is sent as measured at `t + shiftMs`. */
export interface PlayedSession {
  readonly deviceId: string;
  readonly session: RecordedSession;
  readonly shiftMs: number;
}

export interface PlayerOptions extends Omit<VirtualDeviceOptions, 'deviceId'> {
  readonly pace: Pace;
  readonly batchMs: number;
  readonly onSession?: (played: PlayedSession) => void;
  /** Told before each batch leaves: time of its last reading as sent (ms) and its size. */
  readonly onSend?: (deviceId: string, lastTime: number, readings: number) => void;
}

/** Plays a track as its device would have sent it, its readings moved to now. */
export async function playTrack(
  client: Client,
  { deviceId, sessions }: Track,
  { pace, batchMs, onSession, onSend, ...options }: PlayerOptions,
): Promise<void> {
  const device = new VirtualDevice(client, { ...options, deviceId });
  const origin = await startTime(client, deviceId);
  let played = 0;
  for (const session of sessions) {
    const { times } = session.recording;
    const shiftMs = origin + played - times[0];
    const id = await startSession(client, deviceId, session);
    onSession?.({ deviceId, session, shiftMs });
    let last = times[0];
    try {
      for (const batch of batchesOf(session, batchMs)) {
        last = batch.times[batch.times.length - 1];
        await pace.reach(last + shiftMs - origin, options.signal);
        onSend?.(deviceId, last + shiftMs, batch.times.length);
        await device.send({ ...batch, times: batch.times.map((time) => time + shiftMs) }, id);
      }
    } finally {
      await endSession(client, id, last + shiftMs);
    }
    played += times[times.length - 1] - times[0] + PAUSE_MS;
  }
}

/** Now, or right after what the device has sent before: going back in time would make it history, not live. */
async function startTime(client: Client, deviceId: string): Promise<number> {
  const params = { path: { device_id: deviceId } };
  const status = await answerOf(client.GET('/api/v1/sensor-data/devices/{device_id}/status', { params }));
  const last = status.last_reading === null ? 0 : Date.parse(status.last_reading) + PAUSE_MS;
  return Math.max(Date.now(), last);
}
