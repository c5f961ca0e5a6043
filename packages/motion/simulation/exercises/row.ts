import type { Exercise } from '../exercise.ts';

/** Bent over, the bar pulled from hanging arms to the belly. */
export const row: Exercise = {
  name: 'row',
  start: { shoulder: [0.35, 0, -0.3], upperArm: [-84, 150], forearm: [-88, 0, 0] },
  turn: { shoulder: [0.33, 0, -0.25], upperArm: [-6, 150], forearm: [-104, 0, 8] },
  seconds: { out: 0.7, atTurn: 0.1, back: 0.8, atStart: 0.2 },
  tempoSpread: 0.16,
  spring: { turn: 0.6, start: 0.4 },
  hop: 0,
  wander: 0.3,
  effort: 0.6,
  counted: true,
};
