import { COORDINATE, COORDINATES, type Coordinates } from './pose.ts';
import { strokeTo, type Stroke } from './stroke.ts';

/** Acceleration of a pendulum at the end of a swing of 1 in 1 s: x = (1 - cos πt) / 2. */
const PENDULUM = Math.PI ** 2 / 2;

/**
 * Strokes joined into one movement without a jump in position, velocity or acceleration.
 *
 * Between two ends every coordinate follows the quintic that is still at both and has a given acceleration
 * there: none gives the minimum-jerk movement of human reaching (Flash & Hogan, J. Neurosci. 5, 1985),
 * that of a pendulum a swing. Time only goes forward.
 */
export class Trajectory {
  readonly #strokes: Iterator<Stroke, void>;
  #from: Coordinates;
  #stroke: Stroke;
  #next: Stroke;
  #startTime = 0;
  #startAcceleration: Coordinates = new Float64Array(COORDINATES);
  #endAcceleration: Coordinates;

  /** @param strokes may be endless; after the last one the person keeps still */
  constructor(start: Coordinates, strokes: Iterator<Stroke, void>) {
    this.#strokes = strokes;
    this.#from = start;
    this.#stroke = this.#read(start);
    this.#next = this.#read(this.#stroke.to);
    this.#endAcceleration = turning(this.#from, this.#stroke, this.#next);
  }

  /** Goes to `time` (s since the start) and returns the stroke under way. */
  advance(time: number): Stroke {
    while (time >= this.#startTime + this.#stroke.seconds) {
      this.#startTime += this.#stroke.seconds;
      this.#from = this.#stroke.to;
      this.#stroke = this.#next;
      this.#next = this.#read(this.#stroke.to);
      this.#startAcceleration = this.#endAcceleration;
      this.#endAcceleration = turning(this.#from, this.#stroke, this.#next);
    }
    return this.#stroke;
  }

  /**
   * Writes the coordinates at `time` to `out`. `time` may lie a moment before or after the stroke under
   * way, whose curve is then continued.
   */
  at(time: number, out: Coordinates): void {
    const { seconds, to, hop } = this.#stroke;
    const t = (time - this.#startTime) / seconds;
    const square = t * t;
    const cube = square * t;
    const way = cube * (10 - 15 * t + 6 * square);
    const startCurve = (square / 2 - 1.5 * cube + 1.5 * cube * t - (cube * square) / 2) * seconds ** 2;
    const endCurve = (cube / 2 - cube * t + (cube * square) / 2) * seconds ** 2;
    for (let i = 0; i < COORDINATES; i++) {
      out[i] =
        this.#from[i] +
        way * (to[i] - this.#from[i]) +
        startCurve * this.#startAcceleration[i] +
        endCurve * this.#endAcceleration[i];
    }
    out[COORDINATE.up] += hop * 64 * cube * (1 - t) ** 3;
  }

  #read(last: Coordinates): Stroke {
    const { done, value } = this.#strokes.next();
    return done === true ? strokeTo(last, 60) : value;
  }
}

/** Acceleration at the end of a stroke: what pulls back, and what pulls on to the next end. */
function turning(from: Coordinates, { to, seconds, spring }: Stroke, next: Stroke): Coordinates {
  const acceleration = new Float64Array(COORDINATES);
  for (let i = 0; i < COORDINATES; i++) {
    const back = (from[i] - to[i]) / seconds ** 2;
    const on = (next.to[i] - to[i]) / next.seconds ** 2;
    acceleration[i] = (spring * PENDULUM * (back + on)) / 2;
  }
  return acceleration;
}
