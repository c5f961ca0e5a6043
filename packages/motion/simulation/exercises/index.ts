import type { Exercise } from '../exercise.ts';
import { benchPress } from './bench-press.ts';
import { bicepCurl } from './bicep-curl.ts';
import { deadlift } from './deadlift.ts';
import { jumpingJack } from './jumping-jack.ts';
import { overheadPress } from './overhead-press.ts';
import { row } from './row.ts';
import { squat } from './squat.ts';
import { walking } from './walking.ts';

/**
 * Every repeated movement. New ones go to the end: an exercise's place decides which random numbers shape
 * an athlete's style in it.
 */
export const REPEATED: readonly Exercise[] = [
  squat,
  bicepCurl,
  benchPress,
  deadlift,
  row,
  overheadPress,
  jumpingJack,
  walking,
];

/** What people do between sets; it has no repetitions. */
export const RESTING = 'resting';

/** Names of all that the athletes can do. */
export const EXERCISES: readonly string[] = [...REPEATED.map(({ name }) => name), RESTING];
