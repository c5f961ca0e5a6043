import fc from 'fast-check';
import { expect, test } from 'vitest';
import { COORDINATE, COORDINATES } from './pose.ts';
import { strokeTo, type Stroke } from './stroke.ts';
import { Trajectory } from './trajectory.ts';

const { up, foreRoll } = COORDINATE;

function pose(value: number) {
  return new Float64Array(COORDINATES).fill(value);
}

function positions(strokes: readonly Stroke[], times: readonly number[], coordinate: number): number[] {
  const trajectory = new Trajectory(pose(0), strokes.values());
  const out = pose(0);
  return times.map((time) => {
    trajectory.advance(time);
    trajectory.at(time, out);
    return out[coordinate];
  });
}

test('a lone stroke is the minimum-jerk movement', () => {
  const [start, quarter, middle, end, later] = positions([strokeTo(pose(2), 4)], [0, 1, 2, 4, 100], foreRoll);
  expect(start).toBe(0);
  expect(quarter).toBeCloseTo(2 * (10 / 4 ** 3 - 15 / 4 ** 4 + 6 / 4 ** 5), 12);
  expect(middle).toBeCloseTo(1, 12);
  expect([end, later]).toEqual([2, 2]);
});

test('full spring makes even strokes a pendulum, to 1 % of its swing', () => {
  const swings = [2, 0, 2, 0, 2].map((to) => ({ ...strokeTo(pose(to), 1), spring: 1 }));
  const times = Array.from({ length: 21 }, (_, i) => 1 + i / 10);
  positions(swings, times, foreRoll).forEach((value, i) => {
    expect(Math.abs(value - (1 - Math.cos(Math.PI * times[i])))).toBeLessThan(0.02);
  });
});

test('a hop lifts the body half-way and nowhere else', () => {
  const strokes = [{ ...strokeTo(pose(0), 1), hop: 0.1 }];
  expect(positions(strokes, [0, 0.5, 1, 2], up)).toEqual([0, expect.closeTo(0.1, 12), 0, 0]);
});

test('position, velocity and acceleration go on through the end of every stroke', () => {
  const stroke = fc.record({
    to: fc.double({ min: -2, max: 2, noNaN: true }).map(pose),
    seconds: fc.double({ min: 0.3, max: 2, noNaN: true }),
    spring: fc.double({ min: 0, max: 1, noNaN: true }),
    hop: fc.double({ min: 0, max: 0.1, noNaN: true }),
    exercise: fc.constant(null),
    completesRepetition: fc.constant(false),
  });
  fc.assert(
    fc.property(
      fc.array(stroke, { minLength: 2, maxLength: 5 }),
      fc.constantFrom(up, foreRoll),
      (strokes, c) => {
        const end = strokes[0].seconds;
        const step = 5e-5;
        const after = [0, 1, 2, 3, 4].map((i) => end + i * step);
        const before = after.map((_, i) => end - (i + 1e-9) * step);
        const [right, left] = [after, before.reverse()].map((times) => positions(strokes, times, c));
        left.reverse();
        // One-sided differences of second order.
        const velocity = (x: number[], h: number) => (-3 * x[0] + 4 * x[1] - x[2]) / (2 * h);
        const acceleration = (x: number[], h: number) => (2 * x[0] - 5 * x[1] + 4 * x[2] - x[3]) / h ** 2;
        expect(right[0]).toBeCloseTo(left[0], 9);
        expect(velocity(right, step)).toBeCloseTo(velocity(left, -step), 3);
        expect(Math.abs(acceleration(right, step) - acceleration(left, -step))).toBeLessThan(0.01);
      },
    ),
  );
});

test('an endless row of strokes is read only as far as time has come', () => {
  let read = 0;
  function* strokes(): Generator<Stroke, void> {
    for (;;) yield strokeTo(pose(read++ % 2), 1, `part ${read}`);
  }
  const trajectory = new Trajectory(pose(0), strokes());
  expect(trajectory.advance(7.5).exercise).toBe('part 8');
  expect(read).toBe(9);
});
