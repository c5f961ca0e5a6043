import type { Exercise } from '../exercise.ts';

/** The arm swings once a stride, the body rises with every step. */
export const walking: Exercise = {
  name: 'walking',
  start: { shoulder: [0, 0.01, 0], upperArm: [-74, 0], forearm: [-52, -10, -65] },
  turn: { shoulder: [0, -0.01, 0], upperArm: [-106, 0], forearm: [-90, 0, -75] },
  seconds: { out: 0.52, atTurn: 0, back: 0.52, atStart: 0 },
  tempoSpread: 0.06,
  spring: { turn: 1, start: 1 },
  hop: 0.025,
  wander: 4,
  effort: 0.2,
  counted: false,
};
