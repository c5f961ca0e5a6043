import type { TextRun } from '../recordings/index.ts';
import type { Random } from '../random/index.ts';
import {
  angularVelocity,
  AXES,
  inverse,
  multiply,
  rotate,
  type Recording,
  type Vector,
} from '../signal/index.ts';
import type { Athlete } from './athlete.ts';
import { GRAVITY, measure } from './imu.ts';
import { COORDINATES, wristPose, type WristPose } from './pose.ts';
import type { Trajectory } from './trajectory.ts';
import { addTremor } from './tremor.ts';

/** Readings with what the person did meanwhile. */
export interface Readings extends Recording {
  readonly exerciseTypes: readonly TextRun[];
}

/** Derivatives are central differences over this many seconds each way. */
const STEP = 0.001;

/** The sensor on a moving wrist: turns a trajectory into readings at a steady rate. */
export class Device {
  readonly #athlete: Athlete;
  readonly #trajectory: Trajectory;
  readonly #noise: Random;
  readonly #rateHz: number;
  readonly #startTime: number;
  readonly #coordinates = new Float64Array(COORDINATES);
  #count = 0;

  /** @param options.startTime Unix ms of the first reading */
  constructor(
    athlete: Athlete,
    trajectory: Trajectory,
    { rateHz, startTime, noise }: { rateHz: number; startTime: number; noise: Random },
  ) {
    this.#athlete = athlete;
    this.#trajectory = trajectory;
    this.#noise = noise;
    this.#rateHz = rateHz;
    this.#startTime = startTime;
  }

  /** The next `count` readings. */
  read(count: number): Readings {
    const times = new Float64Array(count);
    const axes = AXES.map(() => new Float32Array(count));
    const exerciseTypes: { value: string | null; count: number }[] = [];
    for (let i = 0; i < count; i++) {
      const seconds = this.#count++ / this.#rateHz;
      const { exercise } = this.#trajectory.advance(seconds);
      const run = exerciseTypes.at(-1);
      if (run?.value === exercise) run.count++;
      else exerciseTypes.push({ value: exercise, count: 1 });
      // Files keep times to the µs.
      times[i] = Math.round((this.#startTime + seconds * 1000) * 1000) / 1000;
      this.#sense(seconds, axes, i);
    }
    return { times, axes, exerciseTypes };
  }

  #sense(seconds: number, axes: readonly Float32Array[], at: number): void {
    const { imu, magneticField } = this.#athlete;
    const before = this.#wristAt(seconds - STEP);
    const now = this.#wristAt(seconds);
    const after = this.#wristAt(seconds + STEP);
    const toSensor = inverse(multiply(now.orientation, imu.placement));
    const turning = angularVelocity(before.orientation, now.orientation, after.orientation, STEP);
    const truth = {
      specificForce: rotate(toSensor, specificForce(before.position, now.position, after.position)),
      angularVelocity: rotate(inverse(imu.placement), turning),
      magneticField: rotate(toSensor, magneticField),
    };
    measure(imu, truth, this.#noise, axes, at);
  }

  #wristAt(seconds: number): WristPose {
    this.#trajectory.at(seconds, this.#coordinates);
    addTremor(this.#athlete.tremor, seconds, this.#coordinates);
    return wristPose(this.#coordinates, this.#athlete.arm);
  }
}

/** What an accelerometer feels, in the Earth's frame: acceleration, and the support against gravity. */
function specificForce(before: Vector, now: Vector, after: Vector): Vector {
  const second = (i: 0 | 1 | 2) => (after[i] - 2 * now[i] + before[i]) / STEP ** 2;
  return [second(0), second(1), second(2) + GRAVITY];
}
