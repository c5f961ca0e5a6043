// The physics, seen from outside: what the sensor reads must fit together as it does on a real wrist.
import { describe, expect, test } from 'vitest';
import { createRandom } from '../random/index.ts';
import { AXES } from '../signal/index.ts';
import { createAthlete, type Athlete } from './athlete.ts';
import { Device } from './device.ts';
import { EXERCISES, RESTING } from './exercises/index.ts';
import { GRAVITY, IDEAL_IMU } from './imu.ts';
import { COORDINATE, COORDINATES } from './pose.ts';
import { multiply, rotate, turnAbout, type Quaternion, type Vector } from '../signal/index.ts';
import { simulateSession } from './session.ts';
import { strokeTo } from './stroke.ts';
import { Trajectory } from './trajectory.ts';

const RATE = 1000;

/** Someone with a faultless sensor who can keep quite still. */
const SOMEONE = createAthlete(3, 0);
const ATHLETE: Athlete = {
  ...SOMEONE,
  imu: { ...IDEAL_IMU, placement: SOMEONE.imu.placement },
  tremor: [],
};

const movements = EXERCISES.filter((exercise) => exercise !== RESTING);

function recordingOf(exercise: string) {
  const { recording } = simulateSession(ATHLETE, { exercise, seconds: 8, rateHz: RATE, seed: 4 });
  const read =
    (first: number) =>
    (i: number): Vector => [
      recording.axes[first][i],
      recording.axes[first + 1][i],
      recording.axes[first + 2][i],
    ];
  return {
    count: recording.times.length,
    force: read(AXES.indexOf('ax')),
    turning: read(AXES.indexOf('gx')),
    field: read(AXES.indexOf('mx')),
  };
}

const length = (v: Vector) => Math.hypot(...v);
const add = (a: Vector, b: Vector, scale: number): Vector => [
  a[0] + scale * b[0],
  a[1] + scale * b[1],
  a[2] + scale * b[2],
];
const cross = (a: Vector, b: Vector): Vector => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0],
];
const unit = (v: Vector): Vector => add([0, 0, 0], v, 1 / length(v));

/** East, north and up in the sensor's frame, from gravity and the Earth's field (TRIAD). */
function earthAxes(force: Vector, field: Vector): [east: Vector, north: Vector, up: Vector] {
  const up = unit(force);
  const east = unit(cross(field, up));
  return [east, cross(up, east), up];
}

/** The rotation by `turning · dt`. */
function turned([x, y, z]: Vector, dt: number): Quaternion {
  const angle = length([x, y, z]);
  const sine = angle === 0 ? 0 : Math.sin((angle * dt) / 2) / angle;
  return [Math.cos((angle * dt) / 2), x * sine, y * sine, z * sine];
}

describe.each(movements)('%s', (exercise) => {
  const { count, force, turning, field } = recordingOf(exercise);

  test('at rest the accelerometer feels gravity alone', () => {
    for (const i of [0, 300, count - 300]) {
      expect(length(force(i))).toBeCloseTo(GRAVITY, 4);
      expect(length(turning(i))).toBeLessThan(1e-5);
    }
  });

  test("the gyroscope, integrated, takes the Earth's axes with it; the accelerometer, twice, comes home", () => {
    const dt = 1 / RATE;
    const [east, north, up] = earthAxes(force(0), field(0));
    let pose: Quaternion = turnAbout(0, 0); // from the sensor's frame to that of its first reading
    let velocity: Vector = [0, 0, 0];
    let position: Vector = [0, 0, 0];
    let farthest = 0;
    let last: Vector = [0, 0, 0];
    for (let i = 1; i < count; i++) {
      pose = multiply(pose, turned(add(turning(i), turning(i - 1), 1), dt / 2));
      const acceleration = add(rotate(pose, force(i)), up, -GRAVITY);
      position = add(position, velocity, dt);
      velocity = add(velocity, add(acceleration, last, 1), dt / 2);
      last = acceleration;
      farthest = Math.max(farthest, length(position));
      if (i % 100 === 0) expect(length(add(rotate(pose, field(i)), field(0), -1))).toBeLessThan(0.05);
    }
    expect(farthest).toBeGreaterThan(0.2);
    expect(length(velocity)).toBeLessThan(0.002);
    expect(length(position)).toBeLessThan(0.01);
    const home = earthAxes(force(count - 1), field(count - 1)).map((axis) => rotate(pose, axis));
    [east, north, up].forEach((axis, i) => expect(length(add(home[i], axis, -1))).toBeLessThan(1e-4));
  });
});

describe.each(EXERCISES)('%s', (exercise) => {
  const { count, force, turning, field } = recordingOf(exercise);

  test('the magnetometer feels a field of one strength', () => {
    const strength = length(ATHLETE.magneticField);
    expect(strength).toBeGreaterThan(45);
    let off = 0;
    for (let i = 0; i < count; i++) off = Math.max(off, Math.abs(length(field(i)) - strength));
    expect(off).toBeLessThan(1e-4);
  });

  test('nothing jumps', () => {
    let forceStep = 0;
    let turnStep = 0;
    for (let i = 1; i < count; i++) {
      forceStep = Math.max(forceStep, length(add(force(i), force(i - 1), -1)));
      turnStep = Math.max(turnStep, length(add(turning(i), turning(i - 1), -1)));
    }
    expect(forceStep).toBeLessThan(0.5);
    expect(turnStep).toBeLessThan(0.08);
  });
});

test('a minimum-jerk lift is felt as its formula says', () => {
  const up = new Float64Array(COORDINATES);
  up[COORDINATE.up] = 0.5;
  const trajectory = new Trajectory(new Float64Array(COORDINATES), [strokeTo(up, 1)].values());
  const athlete = { ...ATHLETE, imu: IDEAL_IMU };
  const device = new Device(athlete, trajectory, { rateHz: 100, startTime: 0, noise: createRandom(0) });
  const [ax, ay, az] = device.read(101).axes;
  for (const at of [0, 20, 50, 79, 100]) {
    const t = at / 100;
    expect(az[at]).toBeCloseTo(GRAVITY + 0.5 * (60 * t - 180 * t ** 2 + 120 * t ** 3), 3);
    expect(Math.abs(ax[at]) + Math.abs(ay[at])).toBeLessThan(1e-6);
  }
});

test('a forearm that turns about the upright is felt about its back', () => {
  const turned = new Float64Array(COORDINATES);
  turned[COORDINATE.foreAzimuth] = 1;
  const trajectory = new Trajectory(new Float64Array(COORDINATES), [strokeTo(turned, 1)].values());
  const athlete = { ...ATHLETE, imu: IDEAL_IMU };
  const device = new Device(athlete, trajectory, { rateHz: 100, startTime: 0, noise: createRandom(0) });
  const { axes } = device.read(51);
  // Fastest half-way: 15/8 rad/s, where the elbow pulls at the wrist with ω²r and nothing slows it.
  expect(axes[AXES.indexOf('gz')][50]).toBeCloseTo(15 / 8, 4);
  expect(axes[AXES.indexOf('ay')][50]).toBeCloseTo(-((15 / 8) ** 2) * ATHLETE.arm.forearm, 3);
  expect(axes[AXES.indexOf('ax')][50]).toBeCloseTo(0, 3);
});
