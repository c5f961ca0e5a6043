import { expect, test } from 'vitest';
import { createAthlete } from './athlete.ts';
import { EXERCISES, RESTING } from './exercises/index.ts';
import { createSimulator } from './simulator.ts';

const ATHLETE = createAthlete(1, 0);

test('readings do not depend on how many are taken at a time', () => {
  const whole = createSimulator(ATHLETE, { seed: 5 }).next(3000);
  const simulator = createSimulator(ATHLETE, { seed: 5 });
  const parts = [1, 999, 2000].map((count) => simulator.next(count));
  expect(parts.flatMap(({ times }) => [...times])).toEqual([...whole.times]);
  whole.axes.forEach((axis, a) => expect(parts.flatMap(({ axes }) => [...axes[a]])).toEqual([...axis]));
});

test('time goes on at the rate from the start', () => {
  const simulator = createSimulator(ATHLETE, { rateHz: 60, startTime: 1e12 });
  simulator.next(60);
  expect([...simulator.next(2).times]).toEqual([1e12 + 1000, 1e12 + 1016.667]);
});

test('every reading says what is done; every exercise comes once a round, with rests between', () => {
  const { exerciseTypes, times } = createSimulator(ATHLETE, { seed: 3 }).next(50 * 60 * 12);
  expect(exerciseTypes.reduce((sum, { count }) => sum + count, 0)).toBe(times.length);
  const done = exerciseTypes.flatMap(({ value }) => value ?? []);
  const round = 2 * (EXERCISES.length - 1);
  done.forEach((exercise, i) => expect(exercise === RESTING).toBe(i % 2 === 0));
  expect(new Set(done.slice(0, round))).toEqual(new Set(EXERCISES));
  expect(done.length).toBeGreaterThan(round);
});

test('devices with one seed train in orders of their own', () => {
  const orders = [0, 1, 2].map((index) => {
    const { exerciseTypes } = createSimulator(createAthlete(1, index), { seed: 3 }).next(50 * 300);
    return exerciseTypes.map(({ value }) => value).join();
  });
  expect(new Set(orders).size).toBe(3);
});

test('the exercises can be chosen, or none: then it is all rest', () => {
  const told = (exercises: string[]) =>
    new Set(
      createSimulator(ATHLETE, { exercises })
        .next(50 * 200)
        .exerciseTypes.map(({ value }) => value),
    );
  expect(told(['squat'])).toEqual(new Set([null, 'squat', RESTING]));
  expect(told([RESTING])).toEqual(new Set([null, RESTING]));
  expect(() => createSimulator(ATHLETE, { exercises: ['swimming'] })).toThrow(
    /must be one of .* got "swimming"/,
  );
});
