import type { Exercise } from '../exercise.ts';

/** Standing, the bar from the collar bone to over the head. */
export const overheadPress: Exercise = {
  name: 'overhead_press',
  start: { shoulder: [0, 0, 0], upperArm: [-45, 35], forearm: [104, 60, -58] },
  turn: { shoulder: [0.02, 0, 0.04], upperArm: [72, 70], forearm: [72, 70, -70] },
  seconds: { out: 0.9, atTurn: 0.2, back: 1, atStart: 0.2 },
  tempoSpread: 0.16,
  spring: { turn: 0.2, start: 0.5 },
  hop: 0,
  wander: 0.3,
  effort: 0.8,
  counted: true,
};
