import { expect, test } from 'vitest';
import { createRandom } from '../random/index.ts';
import { AXES } from '../signal/index.ts';
import { createImu, GRAVITY, IDEAL_IMU, measure, type Imu } from './imu.ts';
import { rotate } from '../signal/index.ts';

const TRUTH = {
  specificForce: [0.5, -3, 9],
  angularVelocity: [0.1, -2, 0.3],
  magneticField: [3, 21, -44],
} as const;

/** Mean of each axis over `count` readings. */
function means(imu: Imu, truth: Parameters<typeof measure>[1], count: number): number[] {
  const axes = AXES.map(() => new Float32Array(count));
  const random = createRandom(1);
  for (let i = 0; i < count; i++) measure(imu, truth, random, axes, i);
  return axes.map((axis) => axis.reduce((sum, value) => sum + value, 0) / count);
}

test('an ideal sensor reads the truth', () => {
  expect(means(IDEAL_IMU, TRUTH, 1)).toEqual(Object.values(TRUTH).flat().map(Math.fround));
});

test('a real one is off by its scale and bias, beyond noise and rounding', () => {
  const imu = createImu(createRandom(5));
  const { accelerometer, gyroscope, magnetometer } = imu;
  const expected = [
    ...TRUTH.specificForce.map((x, i) => accelerometer.scale[i] * x + accelerometer.bias[i]),
    ...TRUTH.angularVelocity.map((x, i) => gyroscope.scale[i] * x + gyroscope.bias[i]),
    ...TRUTH.magneticField.map((x, i) => magnetometer.scale[i] * x + magnetometer.bias[i]),
  ];
  const tolerance = [accelerometer, gyroscope, magnetometer].map(
    ({ noise }) => (5 * noise) / Math.sqrt(2000),
  );
  means(imu, TRUTH, 2000).forEach((value, i) => {
    expect(Math.abs(value - expected[i])).toBeLessThan(tolerance[Math.floor(i / 3)]);
  });
});

test('what is beyond its range is clipped', () => {
  const imu = createImu(createRandom(5));
  const wild = { ...TRUTH, specificForce: [200, -200, 0], angularVelocity: [99, -99, 0] } as const;
  const [ax, ay, , gx, gy] = means(imu, wild, 1);
  expect(ax).toBeCloseTo(8 * GRAVITY, 4);
  expect(ay).toBeCloseTo(-8 * GRAVITY, 4);
  expect([gx, gy].map((x) => (x * 180) / Math.PI)).toEqual([
    expect.closeTo(1000, 2),
    expect.closeTo(-1000, 2),
  ]);
});

test('people put it on a few tens of degrees off at most', () => {
  const tilts = Array.from({ length: 200 }, (_, i) => {
    const [, , z] = rotate(createImu(createRandom(i)).placement, [0, 0, 1]);
    return (Math.acos(z) * 180) / Math.PI;
  }).sort((a, b) => a - b);
  expect(tilts[100]).toBeGreaterThan(5);
  expect(tilts[190]).toBeLessThan(50);
});
