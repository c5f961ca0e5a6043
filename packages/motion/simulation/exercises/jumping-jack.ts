import type { Exercise } from '../exercise.ts';

/** Arms from the sides over the head, a jump each way. */
export const jumpingJack: Exercise = {
  name: 'jumping_jack',
  start: { shoulder: [0, 0, 0], upperArm: [-74, 80], forearm: [-66, 70, -10] },
  turn: { shoulder: [0, 0, -0.04], upperArm: [66, 85], forearm: [76, 90, -60] },
  seconds: { out: 0.5, atTurn: 0, back: 0.5, atStart: 0 },
  spring: { turn: 0.7, start: 0.7 },
  hop: 0.08,
  wander: 2,
  effort: 0.3,
  counted: true,
};
