import { describe, expect, test } from 'vitest';
import { EXERCISES } from '../simulation/index.ts';
import { createFusion, inverse, rotate, turnAbout, type Quaternion, type Vector } from './index.ts';
import { trueWindows } from './true-orientation.fixture.ts';

const RATE_HZ = 50;
const SAMPLES = 200;
const fusion = createFusion(SAMPLES, RATE_HZ);
const degrees = (radians: number) => (radians * 180) / Math.PI;

/** Where the Earth's north (3) or up (6) lies in the sensor's axes at a sample. */
const axisAt = (first: 3 | 6, i: number): Vector => {
  const [x, y, z] = fusion.matrices.slice(first, first + 3);
  return [x[i], y[i], z[i]];
};

/** Angle between the true vertical and the one found, degrees. */
function tiltErrors(orientations: readonly Quaternion[]): number[] {
  return orientations.map((q, i) => {
    const [x, y, z] = rotate(q, axisAt(6, i));
    return degrees(Math.atan2(Math.hypot(x, y), z));
  });
}

/** Angle on the map between true north and the one found, degrees. */
function headingErrors(orientations: readonly Quaternion[]): number[] {
  return orientations.map((q, i) => {
    const [x, y] = rotate(q, axisAt(3, i));
    return degrees(Math.abs(Math.atan2(x, y)));
  });
}

function fuse(axes: readonly Float64Array[], { magnetometer = false } = {}): void {
  fusion.fuse(axes.slice(0, 3), axes.slice(3, 6), magnetometer ? axes.slice(6) : undefined);
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value) / values.length;

/** What a sensor without faults reads that turns at a steady rate about one of its axes, z up and y north at first. */
function spinning(axis: 0 | 1 | 2, rate: number) {
  const field: Vector = [0, 20, -45];
  const orientations = Array.from({ length: SAMPLES }, (_, i) => turnAbout(axis, (rate * i) / RATE_HZ));
  const columns = (vector: (q: Quaternion) => Vector) =>
    [0, 1, 2].map((k) => Float64Array.from(orientations, (q) => vector(q)[k]));
  const axes = [
    ...columns((q) => rotate(inverse(q), [0, 0, 9.81])),
    ...[0, 1, 2].map((k) => new Float64Array(SAMPLES).fill(k === axis ? rate : 0)),
    ...columns((q) => rotate(inverse(q), field)),
  ];
  return { axes, orientations };
}

describe('orientation through a window', () => {
  test.each([
    [0, 0],
    [0, 2.5],
    [1, -4],
    [2, 7],
  ] as const)('is exact for a turn about axis %i at %f rad/s', (axis, rate) => {
    const { axes, orientations } = spinning(axis, rate);
    fuse(axes, { magnetometer: true });
    expect(Math.max(...tiltErrors(orientations))).toBeLessThan(1e-4);
    expect(Math.max(...headingErrors(orientations))).toBeLessThan(1e-4);
  });

  test.each(EXERCISES.filter((name) => name !== 'resting'))('knows which way is up within 3°: %s', (name) => {
    const errors = [0, 1, 2].flatMap((athlete) =>
      trueWindows(name, { athlete }).flatMap(({ axes, orientations }) => {
        fuse(axes);
        return tiltErrors(orientations);
      }),
    );
    expect(mean(errors)).toBeLessThan(3);
  });

  test('knows where north lies when no iron sits beside the magnetometer', () => {
    const errors = trueWindows('bicep_curl', { ideal: true }).flatMap(({ axes, orientations }) => {
      fuse(axes, { magnetometer: true });
      return headingErrors(orientations);
    });
    expect(mean(errors)).toBeLessThan(3);
  });

  test('beats the accelerometer alone, which takes every push for a tilt', () => {
    const [{ axes, orientations }] = trueWindows('jumping_jack');
    const naive = orientations.map((q, i) => {
      const [x, y, z] = rotate(q, [axes[0][i], axes[1][i], axes[2][i]]);
      return degrees(Math.atan2(Math.hypot(x, y), z));
    });
    fuse(axes);
    expect(mean(tiltErrors(orientations))).toBeLessThan(mean(naive) / 4);
  });

  test('is a rotation whatever is read', () => {
    const still = Array.from({ length: 9 }, () => new Float64Array(SAMPLES));
    const wild = still.map((_, k) =>
      Float64Array.from({ length: SAMPLES }, (__, i) => 500 * Math.sin(i * (k + 1))),
    );
    for (const axes of [still, wild]) {
      fuse(axes, { magnetometer: true });
      for (let i = 0; i < SAMPLES; i++) {
        const [a, b] = [axisAt(3, i), axisAt(6, i)];
        expect(Math.hypot(...a)).toBeCloseTo(1, 9);
        expect(Math.hypot(...b)).toBeCloseTo(1, 9);
        expect(a[0] * b[0] + a[1] * b[1] + a[2] * b[2]).toBeCloseTo(0, 9);
      }
    }
  });
});
