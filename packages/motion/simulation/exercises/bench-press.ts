import type { Exercise } from '../exercise.ts';

/** Lying on the back, the bar over the chest; forearms upright, leaning out a little at the top. */
export const benchPress: Exercise = {
  name: 'bench_press',
  start: { shoulder: [0, 0, -0.9], upperArm: [70, 80], forearm: [76, 80, -80] },
  turn: { shoulder: [0, 0, -0.9], upperArm: [-12, 62], forearm: [94, 80, -76] },
  seconds: { out: 0.95, atTurn: 0.1, back: 0.8, atStart: 0.3 },
  tempoSpread: 0.16,
  spring: { turn: 0.7, start: 0.2 },
  hop: 0,
  wander: 0.3,
  effort: 0.7,
  counted: true,
};
