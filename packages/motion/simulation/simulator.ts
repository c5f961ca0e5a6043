import { createRandom, type Random } from '../random/index.ts';
import { styleOf, type Athlete } from './athlete.ts';
import { Device, type Readings } from './device.ts';
import { exerciseSet } from './exercise-set.ts';
import { EXERCISES, RESTING } from './exercises/index.ts';
import { shuffled } from './recordings.ts';
import { rest } from './rest.ts';
import type { Stroke } from './stroke.ts';
import { Trajectory } from './trajectory.ts';

/** A device that never stops. */
export interface Simulator {
  /**
   * The next `count` readings. `exerciseTypes` says what the athlete did in them, null on the way from one
   * thing to the next.
   */
  next(count: number): Readings;
}

export interface SimulatorSettings {
  readonly rateHz?: number;
  readonly seed?: number;
  /** Unix ms of the first reading. */
  readonly startTime?: number;
  readonly exercises?: readonly string[];
}

/**
 * An athlete who trains for ever: some rest, then set after set with rests between them, every exercise
 * once a round, each round in another order.
 *
 * @throws {RangeError} for an exercise not among `EXERCISES`
 */
export function createSimulator(
  athlete: Athlete,
  { rateHz = 50, seed = 0, startTime = 0, exercises = EXERCISES }: SimulatorSettings = {},
): Simulator {
  const random = createRandom(seed).fork(athlete.index);
  const active = exercises.filter((exercise) => exercise !== RESTING);
  for (const exercise of active) styleOf(athlete, exercise);
  const trajectory = new Trajectory(athlete.postures[0], routine(athlete, active, random.fork(0)));
  const device = new Device(athlete, trajectory, { rateHz, startTime, noise: random.fork(1) });
  return { next: (count) => device.read(count) };
}

function* routine(athlete: Athlete, exercises: readonly string[], random: Random): Generator<Stroke, void> {
  let heading = 0;
  yield* rest(athlete, 5 + 10 * random.next(), heading, random);
  for (;;) {
    for (const exercise of shuffled(exercises, random)) {
      heading += random.normal();
      const style = styleOf(athlete, exercise);
      const length = style.counted
        ? { repetitions: 8 + random.int(5) }
        : { seconds: 20 + 20 * random.next() };
      yield* exerciseSet(athlete, style, length, heading, random);
      yield* rest(athlete, 8 + 17 * random.next(), heading, random);
    }
    if (exercises.length === 0) yield* rest(athlete, 60, heading, random);
  }
}
