import type { Exercise } from '../exercise.ts';

/** Barbell on the back, hands beside the shoulders; the trunk leans forward on the way down. */
export const squat: Exercise = {
  name: 'squat',
  start: { shoulder: [0, 0, 0], upperArm: [-62, 160], forearm: [58, 15, 0] },
  turn: { shoulder: [0.1, 0, -0.5], upperArm: [-42, 165], forearm: [33, 15, 0] },
  seconds: { out: 1.4, atTurn: 0.1, back: 1.1, atStart: 0.5 },
  tempoSpread: 0.16,
  spring: { turn: 0.7, start: 0 },
  hop: 0,
  wander: 0.3,
  effort: 0.5,
  counted: true,
};
