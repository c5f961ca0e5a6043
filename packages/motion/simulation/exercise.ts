import type { Pose } from './pose.ts';

/** A movement repeated between two poses: out from `start` to `turn` and back. */
export interface Exercise {
  readonly name: string;
  readonly start: Pose;
  readonly turn: Pose;
  /** How long a usual person takes for each part of a repetition, s. A part of 0 s is left out. */
  readonly seconds: {
    readonly out: number;
    readonly atTurn: number;
    readonly back: number;
    readonly atStart: number;
  };
  /** How much people differ in them: standard deviation of the logarithm. */
  readonly tempoSpread: number;
  /**
   * How the movement turns round at each end: 0 comes to a stop there (minimum jerk), 1 swings through
   * like a pendulum.
   */
  readonly spring: { readonly turn: number; readonly start: number };
  /** Height the body leaves its way by, up and down again, in every half of a repetition, m. */
  readonly hop: number;
  /** How far the person turns from one repetition to the next, degrees (standard deviation). */
  readonly wander: number;
  /** Strain of the arm, 0 to 1. */
  readonly effort: number;
  /** Whether people count its repetitions. */
  readonly counted: boolean;
}
