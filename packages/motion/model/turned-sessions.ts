import { createRandom, type Random } from '../random/index.ts';
import { turnRecording, type Quaternion } from '../signal/index.ts';
import type { LabelledSession } from './labelled-windows.ts';

interface TurnOptions {
  readonly seed?: number;
  /** Another stream of the same seed turns otherwise. */
  readonly stream?: number;
  /** Largest angle, 180 for any rotation there is. */
  readonly degrees?: number;
}

/**
 * The sessions as if the sensor had been put on otherwise before each: every recording is turned by a random
 * rotation of its own.
 */
export function turnedSessions(
  sessions: readonly LabelledSession[],
  { seed = 0, stream = 0, degrees = 180 }: TurnOptions = {},
): LabelledSession[] {
  const random = createRandom(seed).fork(stream);
  return sessions.map((session, i) => ({
    ...session,
    recording: turnRecording(session.recording, randomRotation(random.fork(i), (degrees * Math.PI) / 180)),
  }));
}

/**
 * Uniform over all rotations of up to `largest`: about any axis alike, by angles whose density is that of
 * 1 - cos θ (R. Miles, Biometrika 52, 1965).
 */
function randomRotation(random: Random, largest: number): Quaternion {
  const [x, y, z] = [random.normal(), random.normal(), random.normal()];
  const wanted = random.next() * (largest - Math.sin(largest));
  let [low, high] = [0, largest];
  for (let step = 0; step < 50; step++) {
    const angle = (low + high) / 2;
    if (angle - Math.sin(angle) < wanted) low = angle;
    else high = angle;
  }
  const scale = Math.sin(high / 2) / Math.hypot(x, y, z);
  return [Math.cos(high / 2), x * scale, y * scale, z * scale];
}
