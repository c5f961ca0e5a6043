import type { Random } from '../random/index.ts';
import type { Athlete } from './athlete.ts';
import { RESTING } from './exercises/index.ts';
import { facing, FIRST_ANGLE, LAST_ANGLE, type Coordinates } from './pose.ts';
import { strokeTo, type Stroke } from './stroke.ts';
import { spread } from './style.ts';

/** Rest of `seconds`: postures held for a while, with fidgets, turned to and fro. */
export function* rest(
  athlete: Athlete,
  seconds: number,
  heading: number,
  random: Random,
): Generator<Stroke, void> {
  const posture = () => {
    const usual = athlete.postures[random.int(athlete.postures.length)];
    return facing(fidget(usual, random), heading + 0.3 * random.normal());
  };
  let pose = posture();
  // Setting the weight down, or sitting down, is not yet rest.
  yield strokeTo(pose, 1.8 * spread(random, 0.2));

  let here = pose;
  for (let left = seconds; left > 0;) {
    const choice = random.next();
    let stroke = strokeTo(pose, 1.5 * spread(random, 0.6), RESTING);
    if (choice < 0.12) {
      pose = posture();
      stroke = strokeTo(pose, 1.6 * spread(random, 0.3), RESTING);
    } else if (choice < 0.4) {
      stroke = strokeTo(fidget(pose, random), 0.6 * spread(random, 0.4), RESTING);
    }
    // A movement is not squeezed into what is left: the arm stays where it is.
    if (stroke.seconds > left) stroke = strokeTo(here, left, RESTING);
    left -= stroke.seconds;
    here = stroke.to;
    yield stroke;
  }
}

/** A small shift of the arm. */
function fidget(pose: Coordinates, random: Random): Coordinates {
  const size = 0.08 * spread(random, 0.6);
  return pose.map((value, i) => (i < FIRST_ANGLE || i > LAST_ANGLE ? value : value + size * random.normal()));
}
