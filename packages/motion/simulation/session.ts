import { createRandom, type Random } from '../random/index.ts';
import type { LabelInterval, RecordedSession } from '../recordings/index.ts';
import { styleOf, type Athlete } from './athlete.ts';
import { Device, type Readings } from './device.ts';
import { checkLength, exerciseSet, type SetLength } from './exercise-set.ts';
import { RESTING } from './exercises/index.ts';
import { COORDINATE, facing, type Coordinates } from './pose.ts';
import { rest } from './rest.ts';
import { strokeTo, type Stroke } from './stroke.ts';
import { Trajectory } from './trajectory.ts';

/** 2026-01-05, 09:00 UTC: when simulated recordings begin unless told otherwise. */
export const DEFAULT_START_TIME = Date.UTC(2026, 0, 5, 9);

export type SessionSettings = SetLength & {
  readonly exercise: string;
  readonly rateHz?: number;
  readonly seed?: number;
  /** Unix ms of the first reading. */
  readonly startTime?: number;
  /** Default: the exercise. */
  readonly name?: string;
};

/** A session of one set, and when each of its repetitions was complete (ms). */
export interface SimulatedSession extends RecordedSession {
  readonly repetitionTimes: Float64Array;
}

/**
 * One set of one exercise between two moments of stillness, or one long rest. The label spans the set
 * alone, and carries the true number of repetitions where people count them.
 *
 * @throws {RangeError} for an exercise not among `EXERCISES`, repetitions of resting, or an empty set
 */
export function simulateSession(athlete: Athlete, settings: SessionSettings): SimulatedSession {
  const { exercise, rateHz = 50, seed = 0, startTime = DEFAULT_START_TIME, name = exercise } = settings;
  checkLength(settings);
  const random = createRandom(seed).fork(athlete.index);
  const stance = facing(athlete.postures[0], 2 * Math.PI * random.next());
  const strokes = [...sessionStrokes(athlete, stance, settings, random.fork(0))];
  const ends = endTimes(strokes);
  const trajectory = new Trajectory(stance, strokes.values());
  const device = new Device(athlete, trajectory, { rateHz, startTime, noise: random.fork(1) });
  const readings = device.read(Math.floor(ends[ends.length - 1] * rateHz));
  const repetitionTimes = ends.filter((_, i) => strokes[i].completesRepetition);
  const counted = exercise !== RESTING && styleOf(athlete, exercise).counted;
  return {
    name,
    subject: athlete.name,
    deviceId: athlete.deviceId,
    recording: { times: readings.times, axes: readings.axes },
    labels: labelsOf(readings, exercise, counted ? repetitionTimes.length : null),
    temperature: null,
    exerciseTypes: null,
    exerciseType: exercise,
    repetitionTimes: repetitionTimes.map((seconds) => startTime + seconds * 1000),
  };
}

function* sessionStrokes(
  athlete: Athlete,
  stance: Coordinates,
  { exercise, ...length }: SessionSettings,
  random: Random,
): Generator<Stroke, void> {
  const heading = stance[COORDINATE.heading];
  if (exercise === RESTING) {
    if (length.seconds === undefined) {
      throw new RangeError(`${RESTING} has no repetitions: give seconds instead of ${length.repetitions}`);
    }
    return yield* rest(athlete, length.seconds, heading, random);
  }
  const style = styleOf(athlete, exercise);
  yield strokeTo(stance, 0.7);
  yield* exerciseSet(athlete, style, length, heading, random);
  yield strokeTo(stance, 1.6);
  yield strokeTo(stance, 0.7);
}

/** When each stroke ends, s. */
function endTimes(strokes: readonly Stroke[]): Float64Array {
  let end = 0;
  return Float64Array.from(strokes, ({ seconds }) => (end += seconds));
}

/** One label over all readings of the exercise. */
function labelsOf(
  { times, exerciseTypes }: Readings,
  exercise: string,
  repetitions: number | null,
): LabelInterval[] {
  const labels: LabelInterval[] = [];
  let first = 0;
  for (const { value, count } of exerciseTypes) {
    const last = first + count - 1;
    if (value === exercise) {
      labels.push({ label: exercise, startTime: times[first], endTime: times[last], repetitions });
    }
    first += count;
  }
  return labels;
}
