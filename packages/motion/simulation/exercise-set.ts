import type { Random } from '../random/index.ts';
import type { Athlete } from './athlete.ts';
import { COORDINATE, COORDINATES, facing, FIRST_ANGLE, LAST_ANGLE, type Coordinates } from './pose.ts';
import { strokeTo, type Stroke } from './stroke.ts';
import { spread, type Style } from './style.ts';

/** A set ends after so many repetitions, or with the repetition under way after so many seconds. */
export type SetLength =
  | { readonly repetitions: number; readonly seconds?: undefined }
  | { readonly seconds: number; readonly repetitions?: undefined };

/** @throws {RangeError} for a set without end or beginning */
export function checkLength({ repetitions, seconds }: SetLength): void {
  if (repetitions !== undefined && !(Number.isInteger(repetitions) && repetitions > 0)) {
    throw new RangeError(`repetitions must be a whole number above 0, got ${repetitions}`);
  }
  if (seconds !== undefined && !(seconds > 0 && seconds < Infinity)) {
    throw new RangeError(`the seconds of a set must be a number above 0, got ${seconds}`);
  }
}

/** One set of an exercise: into position, then repetition after repetition, no two alike. */
export function* exerciseSet(
  athlete: Athlete,
  style: Style,
  length: SetLength,
  heading: number,
  random: Random,
): Generator<Stroke, void> {
  const { variation } = athlete;
  const start = facing(near(style.start, variation * 0.05, random), heading);
  const turn = facing(near(style.turn, variation * 0.05, random), heading);
  const tempo = spread(random, variation * 0.06);
  yield strokeTo(start, 1.8 * spread(random, 0.2));
  yield strokeTo(start, 0.5 * spread(random, 0.4));

  let turned = 0;
  let elapsed = 0;
  for (let done = 0; ; done++) {
    const progress = length.seconds === undefined ? done / length.repetitions : elapsed / length.seconds;
    if (progress >= 1) return;
    const tiredness = athlete.fatigue * progress;
    const range = 1 - tiredness / 3 + variation * 0.04 * random.normal();
    const top = near(partWay(start, turn, range), variation * 0.025, random);
    const bottom = near(start, variation * 0.02, random);
    turned += variation * style.wander * random.normal();
    for (const pose of [top, bottom]) {
      pose[COORDINATE.heading] += turned;
      pose[COORDINATE.effort] = style.effort * (0.6 + 0.8 * progress);
    }
    const slowness = tempo * (1 + tiredness) * spread(random, variation * 0.05);
    for (const stroke of repetition(style, slowness, top, bottom, variation, random)) {
      elapsed += stroke.seconds;
      yield stroke;
    }
  }
}

/** Parts of a repetition shorter than this are left out, s. */
const SHORTEST = 0.05;

/** The strokes of one repetition; the last one completes it. */
function repetition(
  { exercise, seconds, spring, hop }: Style,
  slowness: number,
  turn: Coordinates,
  start: Coordinates,
  variation: number,
  random: Random,
): Stroke[] {
  const pause = (usual: number) => usual * slowness * spread(random, variation * 0.4);
  const moving = (usual: number) => usual * slowness * spread(random, variation * 0.04);
  const parts = [
    { seconds: moving(seconds.out), to: turn, spring: spring.turn, hop },
    { seconds: pause(seconds.atTurn), to: turn, spring: spring.turn, hop: 0 },
    { seconds: moving(seconds.back), to: start, spring: spring.start, hop },
    { seconds: pause(seconds.atStart), to: start, spring: spring.start, hop: 0 },
  ].filter((part) => part.seconds >= SHORTEST);
  return parts.map((part, i) => ({ ...part, exercise, completesRepetition: i === parts.length - 1 }));
}

/** The pose with every angle off by `sd` (rad) and the shoulder by a fifth of it (m). */
function near(pose: Coordinates, sd: number, random: Random): Coordinates {
  return pose.map((value, i) => {
    if (i > LAST_ANGLE) return value;
    return value + (i < FIRST_ANGLE ? sd / 5 : sd) * random.normal();
  });
}

function partWay(from: Coordinates, to: Coordinates, share: number): Coordinates {
  const pose = new Float64Array(COORDINATES);
  for (let i = 0; i < COORDINATES; i++) pose[i] = from[i] + share * (to[i] - from[i]);
  return pose;
}
