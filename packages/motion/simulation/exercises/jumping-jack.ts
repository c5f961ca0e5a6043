import type { Exercise } from '../exercise.ts';

/** Arms from the sides over the head, a jump each way. */
export const jumpingJack: Exercise = {
  name: 'jumping_jack',
  start: { shoulder: [0, 0, 0], upperArm: [-74, 80], forearm: [-66, 70, -10] },
  turn: { shoulder: [0, 0, -0.04], upperArm: [66, 85], forearm: [76, 90, -60] },
  seconds: { out: 0.55, atTurn: 0, back: 0.55, atStart: 0 },
  tempoSpread: 0.09,
  spring: { turn: 0.7, start: 0.7 },
  hop: 0.06,
  wander: 2,
  effort: 0.3,
  counted: true,
};
