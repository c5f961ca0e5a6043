import type { Exercise } from '../exercise.ts';

/** From the floor to standing, the arms hanging like ropes. */
export const deadlift: Exercise = {
  name: 'deadlift',
  start: { shoulder: [0.3, 0, -0.5], upperArm: [-100, 0], forearm: [-101, 0, 0] },
  turn: { shoulder: [0, 0, 0], upperArm: [-84, 0], forearm: [-76, 0, -6] },
  seconds: { out: 1, atTurn: 0.4, back: 1.1, atStart: 0.5 },
  tempoSpread: 0.16,
  spring: { turn: 0.1, start: 0.5 },
  hop: 0,
  wander: 0.3,
  effort: 0.7,
  counted: true,
};
