import type { Random } from '../random/index.ts';
import type { Exercise } from './exercise.ts';
import { coordinatesOf, FIRST_ANGLE, LAST_ANGLE, type Coordinates } from './pose.ts';

/** An exercise the way one person does it. */
export interface Style {
  readonly exercise: string;
  readonly counted: boolean;
  readonly start: Coordinates;
  readonly turn: Coordinates;
  readonly seconds: Exercise['seconds'];
  readonly spring: Exercise['spring'];
  readonly hop: number;
  /** rad */
  readonly wander: number;
  readonly effort: number;
}

/** What a person carries from exercise to exercise. */
interface Habits {
  /** How slow a person is among others: standard normal. */
  readonly slowness: number;
  /** Multiplies the way from start to turn. */
  readonly range: number;
  /** Multiplies the ways of the shoulder. */
  readonly height: number;
}

const DEGREE = Math.PI / 180;

export function createStyle(exercise: Exercise, habits: Habits, random: Random): Style {
  const start = coordinatesOf(exercise.start, 0, exercise.effort);
  const turn = coordinatesOf(exercise.turn, 0, exercise.effort);
  const range = habits.range * spread(random, 0.1);
  for (let i = 0; i <= LAST_ANGLE; i++) {
    turn[i] = start[i] + range * (turn[i] - start[i]);
    if (i >= FIRST_ANGLE) {
      const grip = 7 * DEGREE * random.normal();
      start[i] += grip;
      turn[i] += grip + 5 * DEGREE * random.normal();
    } else {
      start[i] *= habits.height;
      turn[i] *= habits.height;
    }
  }
  const { tempoSpread } = exercise;
  const tempo = Math.exp(tempoSpread * 0.7 * habits.slowness) * spread(random, tempoSpread * 0.7);
  const { out, atTurn, back, atStart } = exercise.seconds;
  return {
    exercise: exercise.name,
    counted: exercise.counted,
    start,
    turn,
    seconds: {
      out: out * tempo * spread(random, tempoSpread * 0.6),
      atTurn: atTurn * tempo * spread(random, 0.5),
      back: back * tempo * spread(random, tempoSpread * 0.6),
      atStart: atStart * tempo * spread(random, 0.5),
    },
    spring: {
      turn: share(exercise.spring.turn + 0.15 * random.normal()),
      start: share(exercise.spring.start + 0.15 * random.normal()),
    },
    hop: exercise.hop * spread(random, 0.2),
    wander: exercise.wander * DEGREE,
    effort: exercise.effort * spread(random, 0.2),
  };
}

/** A factor around 1, log-normal with standard deviation `sd` of its logarithm. */
export function spread(random: Random, sd: number): number {
  return Math.exp(sd * random.normal());
}

function share(value: number): number {
  return Math.min(1, Math.max(0, value));
}
