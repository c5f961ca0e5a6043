import type { Exercise } from '../exercise.ts';

/** The arm swings once a stride, the body rises with every step. */
export const walking: Exercise = {
  name: 'walking',
  start: { shoulder: [0, 0.01, 0], upperArm: [-70, 0], forearm: [-48, -10, -65] },
  turn: { shoulder: [0, -0.01, 0], upperArm: [-108, 0], forearm: [-92, 0, -75] },
  seconds: { out: 0.52, atTurn: 0, back: 0.52, atStart: 0 },
  spring: { turn: 1, start: 1 },
  hop: 0.03,
  wander: 4,
  effort: 0.2,
  counted: false,
};
