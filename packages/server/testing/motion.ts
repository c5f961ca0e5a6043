import { createAthlete, simulateSession } from '@progo/motion/simulation';
import { AXES, between, type Recording } from '@progo/motion/signal';
import type { ReadingColumns } from '../ingest/reading-columns.ts';
import type { TestServer } from './test-server.ts';

/** What an athlete who is in no training data does for so long, at 50 Hz, from the first move on. */
export function motion(exercise: string, seconds: number, startTime: number, seed = 99): Recording {
  const athlete = createAthlete(seed, 7);
  const { recording, labels } = simulateSession(athlete, {
    exercise,
    seconds: seconds + 2,
    rateHz: 50,
    seed,
  });
  const [{ startTime: begin }] = labels;
  const { times, axes } = between(recording, begin, begin + seconds * 1000);
  return { times: times.map((_, i) => startTime + i * 20), axes };
}

/** Sends a recording as a device does, a batch a second. */
export async function play(
  server: TestServer,
  deviceId: string,
  recording: Recording,
  boot = 1,
): Promise<void> {
  const [first] = recording.times;
  const last = recording.times[recording.times.length - 1];
  for (let from = first, seq = 0; from <= last; from += 1000, seq++) {
    const batch = batchOf(deviceId, between(recording, from, from + 1000), boot, seq);
    const { status } = await server.post('/api/v1/readings', batch);
    if (status !== 200) throw new Error(`the server answered ${status}`);
  }
}

/** A recording as one batch. */
export function batchOf(
  deviceId: string,
  { times, axes }: Recording,
  boot: number,
  seq: number,
): ReadingColumns {
  const [ax, ay, az, gx, gy, gz] = AXES.map((_, axis) => Array.from(axes[axis]));
  return { device_id: deviceId, boot, seq, times: Array.from(times), ax, ay, az, gx, gy, gz };
}

/** The same as single readings. */
export function readingsOf(deviceId: string, { times, axes: [ax, ay, az, gx, gy, gz] }: Recording) {
  return Array.from(times, (timestamp, i) => ({
    device_id: deviceId,
    timestamp,
    accelerometer: { x: ax[i], y: ay[i], z: az[i] },
    gyroscope: { x: gx[i], y: gy[i], z: gz[i] },
  }));
}
