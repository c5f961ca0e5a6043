import type { Coordinates } from './pose.ts';

/** One smooth movement, from the stillness in which the one before it ended to its own. */
export interface Stroke {
  readonly seconds: number;
  readonly to: Coordinates;
  /** How the movement turns round at its end, see `Exercise`: 0 stops, 1 swings like a pendulum. */
  readonly spring: number;
  /** Height of the body's hop on the way, m. */
  readonly hop: number;
  /** What the person is doing; null on the way from one thing to another. */
  readonly exercise: string | null;
  /** Whether a repetition is complete at its end. */
  readonly completesRepetition: boolean;
}

/** A movement that belongs to nothing and stops at its end. */
export function strokeTo(to: Coordinates, seconds: number, exercise: string | null = null): Stroke {
  return { seconds, to, spring: 0, hop: 0, exercise, completesRepetition: false };
}
