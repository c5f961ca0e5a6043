import { createRandom, type Random } from '../random/index.ts';
import { createAthlete } from './athlete.ts';
import { EXERCISES } from './exercises/index.ts';
import { DEFAULT_START_TIME, simulateSession, type SimulatedSession } from './session.ts';

export interface RecordingsSettings {
  /** How many people. */
  readonly athletes: number;
  readonly exercises?: readonly string[];
  readonly secondsPerSet?: number;
  readonly setsPerExercise?: number;
  readonly rateHz?: number;
  readonly seed?: number;
  /** Unix ms at which everybody begins. */
  readonly startTime?: number;
}

/**
 * A session a set: everybody does every exercise `setsPerExercise` times, in an order of their own, one
 * to two minutes apart. Somebody's sessions do not depend on how many others there are.
 *
 * @throws {RangeError} for an exercise not among `EXERCISES`
 */
export function simulateRecordings({
  athletes,
  exercises = EXERCISES,
  secondsPerSet = 30,
  setsPerExercise = 2,
  rateHz = 50,
  seed = 0,
  startTime = DEFAULT_START_TIME,
}: RecordingsSettings): SimulatedSession[] {
  const sessions: SimulatedSession[] = [];
  for (let index = 0; index < athletes; index++) {
    const athlete = createAthlete(seed, index);
    const random = createRandom(seed).fork(index);
    let time = startTime;
    for (const exercise of shuffled(exercises, random)) {
      for (let set = 1; set <= setsPerExercise; set++) {
        const session = simulateSession(athlete, {
          exercise,
          seconds: secondsPerSet,
          name: `${exercise}-${set}`,
          rateHz,
          seed: random.int(2 ** 32),
          startTime: time,
        });
        sessions.push(session);
        // To the whole second, as people write it down.
        const { times } = session.recording;
        time = 1000 * Math.ceil(times[times.length - 1] / 1000 + 60 + 60 * random.next());
      }
    }
  }
  return sessions;
}

/** A copy in random order (Fisher & Yates). */
export function shuffled<T>(items: readonly T[], random: Random): T[] {
  const order = [...items];
  for (let i = order.length - 1; i > 0; i--) {
    const other = random.int(i + 1);
    [order[i], order[other]] = [order[other], order[i]];
  }
  return order;
}
