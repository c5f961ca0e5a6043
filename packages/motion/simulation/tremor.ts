import type { Random } from '../random/index.ts';
import { COORDINATE, FIRST_ANGLE, LAST_ANGLE, type Coordinates } from './pose.ts';

/** One wave of a person's unrest, `amplitude` in the unit of its coordinate. */
export interface Wave {
  readonly coordinate: number;
  readonly amplitude: number;
  /** rad/s */
  readonly frequency: number;
  readonly phase: number;
  /** Whether it grows with effort. */
  readonly strained: boolean;
}

/**
 * Postural sway (below 1 Hz, always there) and physiological tremor (6 to 11 Hz, stronger under load: Elble,
 * Clin. Neurophysiol. Suppl. 57, 2004).
 */
export function createTremor(random: Random): Wave[] {
  const waves: Wave[] = [];
  const steadiness = Math.exp(0.4 * random.normal());
  for (let coordinate = 0; coordinate <= LAST_ANGLE; coordinate++) {
    const isAngle = coordinate >= FIRST_ANGLE;
    const wave = (amplitude: number, hertz: number, strained: boolean) =>
      waves.push({
        coordinate,
        amplitude: amplitude * steadiness * Math.exp(0.4 * random.normal()),
        frequency: 2 * Math.PI * hertz,
        phase: 2 * Math.PI * random.next(),
        strained,
      });
    wave(isAngle ? 0.012 : 0.004, 0.15 + 0.5 * random.next(), false);
    wave(isAngle ? 0.0004 : 0.00002, 6 + 5 * random.next(), true);
  }
  return waves;
}

/** Adds the waves at `time` (s) to `coordinates`. */
export function addTremor(waves: readonly Wave[], time: number, coordinates: Coordinates): void {
  const strain = 0.1 + coordinates[COORDINATE.effort];
  for (const { coordinate, amplitude, frequency, phase, strained } of waves) {
    coordinates[coordinate] += (strained ? strain : 1) * amplitude * Math.sin(frequency * time + phase);
  }
}
