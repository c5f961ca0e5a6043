// golden/interpolation.json: see golden/interpolation.py.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import golden from './golden/interpolation.json' with { type: 'json' };
import { AXES, FIRST_MAGNETIC_AXIS, resample, type Recording } from './index.ts';

/** `value` on every axis; `magnetic` in its stead on the magnetometer's. */
function record(
  times: readonly number[],
  value: (time: number, i: number) => number,
  magnetic = value,
): Recording {
  return {
    times: Float64Array.from(times),
    axes: AXES.map((_, axis) => Float32Array.from(times, axis < FIRST_MAGNETIC_AXIS ? value : magnetic)),
  };
}

const every = (stepMs: number, count: number) => Array.from({ length: count }, (_, i) => i * stepMs);

describe('the grid', () => {
  test('begins at the first reading and ends with the last', () => {
    const grid = resample(
      record(
        every(20, 200).map((t) => t + 1.7e12),
        () => 1,
      ),
      50,
    );
    expect(grid).toMatchObject({ startTime: 1.7e12, rateHz: 50, length: 200, hasMagnetometer: true });
    expect(grid.axes.map((axis) => axis.length)).toEqual(AXES.map(() => 200));
  });

  test('keeps its last sample when the last reading is up to a quarter step early', () => {
    const lengthWhenLastIs = (time: number) =>
      resample(
        record([0, 20, 40, time], () => 1),
        50,
      ).length;
    expect(lengthWhenLastIs(60)).toBe(4);
    expect(lengthWhenLastIs(55.5)).toBe(4);
    expect(lengthWhenLastIs(54)).toBe(3);
  });

  test('of a single reading is one sample, of none it is empty', () => {
    expect(
      resample(
        record([5], () => 3),
        50,
      ).axes.map((axis) => [...axis]),
    ).toEqual(AXES.map(() => [3]));
    expect(
      resample(
        record([], () => 3),
        50,
      ),
    ).toMatchObject({ length: 0, hasMagnetometer: false });
  });
});

describe('a source slower than the grid is interpolated', () => {
  test('as numpy.interp does it', () => {
    const { times, values, expected, rateHz } = golden;
    const grid = resample(
      record(times, (_, i) => values[i]),
      rateHz,
    );
    // Float32 out; the grid may hold one more sample, see above.
    expected.forEach((value, i) => expect(grid.axes[0][i]).toBeCloseTo(value, 5));
    expect(grid.length - expected.length).toBeOneOf([0, 1]);
  });

  test('and stays on a line, however the readings jitter', () => {
    const pauses = fc.array(fc.double({ min: 21, max: 480, noNaN: true }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(pauses, fc.integer({ min: -50, max: 50 }), (steps, slope) => {
        const times = [0, ...steps].map(
          (
            (time) => (step) =>
              (time += step)
          )(0),
        );
        const last = times[times.length - 1];
        const grid = resample(
          record(times, (t) => slope * (t / 1000)),
          50,
        );
        grid.axes[0].forEach((value, i) => {
          expect(value).toBeCloseTo(slope * (Math.min(i * 20, last) / 1000), 3);
        });
      }),
    );
  });
});

describe('a source faster than the grid is averaged', () => {
  test('so that what is too fast for the grid does not fold back into it', () => {
    // 199 Hz at 400 readings a second: a plain pick of every eighth would show a slow swing of height 1.
    const fast = record(every(2.5, 4000), (t) => Math.sin(2 * Math.PI * 199 * (t / 1000)));
    const picked = fast.axes[0].filter((_, i) => i % 8 === 0);
    expect(Math.max(...picked)).toBeGreaterThan(0.95);
    expect(Math.max(...resample(fast, 50).axes[0].map(Math.abs))).toBeLessThan(0.2);
  });

  test('over one grid step, each reading once', () => {
    const grid = resample(
      record(every(4, 26), (_, i) => i),
      50,
    );
    // 25 readings a step of five: the middle one is on the grid; the first step is half a step.
    expect([...grid.axes[0]]).toEqual([1, 5, 10, 15, 20, 24]);
  });

  test('readings of equal times too', () => {
    const times = [0, 40, 40, 80];
    const grid = resample(
      record(times, (_, i) => [0, 10, 20, 0][i]),
      50,
    );
    expect(grid.axes[0][2]).toBe(15);
  });
});

test('no sample leaves the range of the readings', () => {
  const reading = fc.tuple(fc.integer({ min: 0, max: 45 }), fc.float({ min: -100, max: 100, noNaN: true }));
  fc.assert(
    fc.property(fc.array(reading, { minLength: 1, maxLength: 80 }), (readings) => {
      const times = readings.map(
        (
          (time) =>
          ([pause]: [number, number]) =>
            (time += pause)
        )(0),
      );
      const values = readings.map(([, value]) => value);
      const [least, largest] = [Math.min(...values), Math.max(...values)];
      for (const sample of resample(
        record(times, (_, i) => values[i]),
        50,
      ).axes[0]) {
        expect(sample).toBeGreaterThanOrEqual(least - 1e-4);
        expect(sample).toBeLessThanOrEqual(largest + 1e-4);
      }
    }),
  );
});

describe('the magnetometer', () => {
  const withMagneticReadings = (at: (i: number) => boolean) =>
    resample(
      record(
        every(10, 300),
        () => 1,
        (t, i) => (at(i) ? t : NaN),
      ),
      50,
    );

  test('may be slower than the rest: it is interpolated', () => {
    const grid = withMagneticReadings((i) => i % 10 === 0);
    expect(grid.hasMagnetometer).toBe(true);
    expect([...grid.axes[FIRST_MAGNETIC_AXIS].subarray(0, 8)]).toEqual([0, 20, 40, 60, 80, 100, 120, 140]);
  });

  test('that starts late or ends early by less than a gap keeps its first or last value', () => {
    const grid = withMagneticReadings((i) => i >= 40 && i <= 260);
    expect(grid.hasMagnetometer).toBe(true);
    expect(grid.axes[FIRST_MAGNETIC_AXIS][0]).toBe(400);
    expect(grid.axes[FIRST_MAGNETIC_AXIS][149]).toBe(2600);
  });

  test.each([
    ['never reads', () => false],
    ['pauses too long in the middle', (i: number) => i < 100 || i > 151],
    ['starts too late', (i: number) => i > 50],
    ['ends too early', (i: number) => i < 240],
  ])('that %s is absent, never made up', (_, at) => {
    const grid = withMagneticReadings(at);
    expect(grid.hasMagnetometer).toBe(false);
    for (const axis of grid.axes.slice(FIRST_MAGNETIC_AXIS)) expect(axis.every(Number.isNaN)).toBe(true);
    for (const axis of grid.axes.slice(0, FIRST_MAGNETIC_AXIS)) expect(axis.every((v) => v === 1)).toBe(true);
  });
});
