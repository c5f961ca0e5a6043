import type { Exercise } from '../exercise.ts';

/** Standing, palm up, the elbow at the side. */
export const bicepCurl: Exercise = {
  name: 'bicep_curl',
  start: { shoulder: [0, 0, 0], upperArm: [-86, 10], forearm: [-78, 5, -165] },
  turn: { shoulder: [-0.02, 0, 0], upperArm: [-74, 10], forearm: [52, -5, -175] },
  seconds: { out: 1.1, atTurn: 0.2, back: 1.4, atStart: 0.3 },
  tempoSpread: 0.16,
  spring: { turn: 0.2, start: 0.3 },
  hop: 0,
  wander: 0.3,
  effort: 0.6,
  counted: true,
};
