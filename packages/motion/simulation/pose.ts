import { multiply, turnAbout, type Quaternion, type Vector } from '../signal/index.ts';

/**
 * How a person holds the left arm, and where the shoulder is. Lengths in m, angles in degrees.
 *
 * Elevation is the angle of an arm's segment above the horizon (-90 hangs, 90 points up), azimuth the
 * direction it points to (0 forward, 90 to the left). Roll turns the forearm about itself: 0 has the back
 * of the hand up when the forearm is level.
 */
export interface Pose {
  readonly shoulder: readonly [forward: number, left: number, up: number];
  readonly upperArm: readonly [elevation: number, azimuth: number];
  readonly forearm: readonly [elevation: number, azimuth: number, roll: number];
}

/** The coordinates of a movement, as indices into {@link Coordinates}. Lengths in m, angles in rad. */
export const COORDINATE = {
  forward: 0,
  left: 1,
  up: 2,
  upperElevation: 3,
  upperAzimuth: 4,
  foreElevation: 5,
  foreAzimuth: 6,
  foreRoll: 7,
  /** The way the person faces: 0 is east, π/2 north. */
  heading: 8,
  /** Scales the tremor: about 0 at rest, 1 in a hard set. */
  effort: 9,
} as const;
export const COORDINATES = 10;

/** The angles of the arm lie next to each other. */
export const FIRST_ANGLE = COORDINATE.upperElevation;
export const LAST_ANGLE = COORDINATE.foreRoll;

/** One value for each of {@link COORDINATE}. */
export type Coordinates = Float64Array;

export function coordinatesOf({ shoulder, upperArm, forearm }: Pose, heading = 0, effort = 0): Coordinates {
  const angles = [...upperArm, ...forearm].map((degrees) => (degrees * Math.PI) / 180);
  return Float64Array.of(...shoulder, ...angles, heading, effort);
}

/** The pose of a person who turned to `heading`. */
export function facing(pose: Coordinates, heading: number): Coordinates {
  const turned = pose.slice();
  turned[COORDINATE.heading] = heading;
  return turned;
}

/** Lengths of the segments, m. */
export interface Arm {
  readonly upperArm: number;
  readonly forearm: number;
}

/** Where the wrist is and how it is turned, in the Earth's frame: x east, y north, z up. */
export interface WristPose {
  readonly position: Vector;
  /** Of the forearm: x across, y towards the hand, z out of the back of the wrist. */
  readonly orientation: Quaternion;
}

export function wristPose(at: Coordinates, arm: Arm): WristPose {
  const heading = at[COORDINATE.heading];
  const upperElevation = at[COORDINATE.upperElevation];
  const upperAzimuth = heading + at[COORDINATE.upperAzimuth];
  const foreElevation = at[COORDINATE.foreElevation];
  const foreAzimuth = heading + at[COORDINATE.foreAzimuth];
  const upperReach = arm.upperArm * Math.cos(upperElevation);
  const foreReach = arm.forearm * Math.cos(foreElevation);
  const [east, north] = [Math.cos(heading), Math.sin(heading)];
  const [forward, left] = [at[COORDINATE.forward], at[COORDINATE.left]];
  return {
    position: [
      forward * east - left * north + upperReach * Math.cos(upperAzimuth) + foreReach * Math.cos(foreAzimuth),
      forward * north + left * east + upperReach * Math.sin(upperAzimuth) + foreReach * Math.sin(foreAzimuth),
      at[COORDINATE.up] + arm.upperArm * Math.sin(upperElevation) + arm.forearm * Math.sin(foreElevation),
    ],
    orientation: multiply(
      multiply(turnAbout(2, foreAzimuth - Math.PI / 2), turnAbout(0, foreElevation)),
      turnAbout(1, at[COORDINATE.foreRoll]),
    ),
  };
}
