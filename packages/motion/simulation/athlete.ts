import { createRandom, type Random } from '../random/index.ts';
import { EXERCISES, REPEATED } from './exercises/index.ts';
import { createImu, type Imu } from './imu.ts';
import { coordinatesOf, type Arm, type Coordinates } from './pose.ts';
import { POSTURES } from './postures.ts';
import type { Vector } from '../signal/index.ts';
import { createStyle, spread, type Style } from './style.ts';
import { createTremor, type Wave } from './tremor.ts';

/** A person who trains with a sensor on the left wrist. Plain data. */
export interface Athlete {
  /** `athlete-1`, `athlete-2`, … */
  readonly name: string;
  readonly index: number;
  /** The sensor's MAC address, locally administered. */
  readonly deviceId: string;
  readonly imu: Imu;
  readonly arm: Arm;
  /** One a repeated exercise. */
  readonly styles: readonly Style[];
  /** How this person rests. */
  readonly postures: readonly Coordinates[];
  readonly tremor: readonly Wave[];
  /** Share by which repetitions have slowed at the end of a set. */
  readonly fatigue: number;
  /** How much repetitions and sets differ: 0 are all alike, 1 is usual. */
  readonly variation: number;
  /** The Earth's field where this person trains, µT: x east, y north, z up. */
  readonly magneticField: Vector;
}

/** Person `index` (0, 1, …) of the people of a seed. The others do not matter. */
export function createAthlete(seed: number, index: number): Athlete {
  const random = createRandom(seed).fork(index);
  const body = random.fork(0);
  const habits = {
    slowness: body.normal(),
    range: 0.95 * spread(body, 0.08),
    height: spread(body, 0.06),
  };
  const arm = 0.57 * habits.height * spread(body, 0.03);
  return {
    name: `athlete-${index + 1}`,
    index,
    deviceId: macAddress(random.fork(1)),
    imu: createImu(random.fork(2)),
    arm: { upperArm: 0.54 * arm, forearm: 0.46 * arm },
    postures: createPostures(random.fork(3), habits.height),
    tremor: createTremor(random.fork(4)),
    fatigue: 0.12 * spread(body, 0.5),
    variation: spread(body, 0.25),
    magneticField: earthField(random.fork(5)),
    styles: REPEATED.map((exercise, i) => createStyle(exercise, habits, random.fork(100 + i))),
  };
}

/** @throws {RangeError} for what is not a repeated exercise */
export function styleOf(athlete: Athlete, exercise: string): Style {
  const style = athlete.styles.find((known) => known.exercise === exercise);
  if (style === undefined) {
    throw new RangeError(`exercise must be one of ${EXERCISES.join(', ')}; got "${exercise}"`);
  }
  return style;
}

/** Some of the postures there are, each in this person's way. */
function createPostures(random: Random, height: number): Coordinates[] {
  const poses = Object.values(POSTURES).map((pose) =>
    coordinatesOf(pose).map((value, i) =>
      i < 3 ? value * height : value + (i < 8 ? 0.15 * random.normal() : 0),
    ),
  );
  while (poses.length > 4) poses.splice(random.int(poses.length), 1);
  return poses;
}

/** 48 to 52 µT, dipping 60 to 65° into the ground: central Europe. */
function earthField(random: Random): Vector {
  const strength = 48 + 4 * random.next();
  const dip = ((60 + 5 * random.next()) * Math.PI) / 180;
  return [0, strength * Math.cos(dip), -strength * Math.sin(dip)];
}

function macAddress(random: Random): string {
  const bytes = [0x02, ...Array.from({ length: 5 }, () => random.int(256))];
  return bytes.map((byte) => byte.toString(16).padStart(2, '0').toUpperCase()).join(':');
}
