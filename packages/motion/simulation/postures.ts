import type { Pose } from './pose.ts';

/** Ways to hold the arm between sets. */
export const POSTURES: Readonly<Record<string, Pose>> = {
  hanging: { shoulder: [0, 0, 0], upperArm: [-86, 20], forearm: [-78, 0, -75] },
  onHips: { shoulder: [0, 0, 0], upperArm: [-52, 105], forearm: [-32, -50, -30] },
  armsCrossed: { shoulder: [0, 0, 0], upperArm: [-68, 15], forearm: [8, -75, -35] },
  drinking: { shoulder: [0, 0, 0], upperArm: [-48, 15], forearm: [56, -30, -80] },
  onLap: { shoulder: [0, 0, -0.5], upperArm: [-66, 0], forearm: [-14, -20, -15] },
  elbowsOnKnees: { shoulder: [0.3, 0, -0.6], upperArm: [-44, 5], forearm: [-18, -35, -50] },
  readingPhone: { shoulder: [0, 0, 0], upperArm: [-64, 5], forearm: [24, -30, -140] },
};
