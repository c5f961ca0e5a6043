import { createRandom } from '../random/index.ts';
import { createAthlete, styleOf, type Athlete } from '../simulation/athlete.ts';
import { Device } from '../simulation/device.ts';
import { exerciseSet } from '../simulation/exercise-set.ts';
import { IDEAL_IMU } from '../simulation/imu.ts';
import { COORDINATES, facing, wristPose } from '../simulation/pose.ts';
import { Trajectory } from '../simulation/trajectory.ts';
import { addTremor } from '../simulation/tremor.ts';
import { multiply, type Quaternion } from './index.ts';

interface TrueWindow {
  /** Nine columns. */
  readonly axes: readonly Float64Array[];
  /** From the sensor's axes to the Earth's, one a sample. */
  readonly orientations: readonly Quaternion[];
}

const RATE_HZ = 50;
const SAMPLES = 200;

/** Half overlapping windows of 4 s of a virtual athlete's set, and how the sensor truly was turned. */
export function trueWindows(exercise: string, { athlete: index = 0, ideal = false } = {}): TrueWindow[] {
  const real = createAthlete(3, index);
  const athlete: Athlete = ideal ? { ...real, imu: IDEAL_IMU } : real;
  const random = createRandom(5).fork(index);
  const stance = facing(athlete.postures[0], 1);
  const strokes = [...exerciseSet(athlete, styleOf(athlete, exercise), { seconds: 14 }, 1, random)];
  const start = new Trajectory(stance, strokes.values());
  const device = new Device(athlete, start, { rateHz: RATE_HZ, startTime: 0, noise: random.fork(1) });
  const { axes } = device.read(3 * SAMPLES);
  const orientations = orientationsOf(athlete, new Trajectory(stance, strokes.values()), 3 * SAMPLES);
  return [0, 1, 2, 3, 4].map((half) => {
    const from = (half * SAMPLES) / 2;
    return {
      axes: axes.map((axis) => Float64Array.from(axis.subarray(from, from + SAMPLES))),
      orientations: orientations.slice(from, from + SAMPLES),
    };
  });
}

function orientationsOf(athlete: Athlete, trajectory: Trajectory, count: number): Quaternion[] {
  const coordinates = new Float64Array(COORDINATES);
  return Array.from({ length: count }, (_, i) => {
    const seconds = i / RATE_HZ;
    trajectory.advance(seconds);
    trajectory.at(seconds, coordinates);
    addTremor(athlete.tremor, seconds, coordinates);
    return multiply(wristPose(coordinates, athlete.arm).orientation, athlete.imu.placement);
  });
}
