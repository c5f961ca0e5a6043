import { describe, expect, test } from 'vitest';
import { AXES, between } from '../signal/index.ts';
import { createAthlete } from './athlete.ts';
import { EXERCISES, RESTING } from './exercises/index.ts';
import { IDEAL_IMU } from './imu.ts';
import { simulateSession } from './session.ts';

const ATHLETE = createAthlete(2, 1);

test('the same seed gives the same bits, another seed another set', () => {
  const settings = { exercise: 'row', repetitions: 5, seed: 9 };
  const first = simulateSession(ATHLETE, settings);
  expect(simulateSession(ATHLETE, settings)).toEqual(first);
  expect(simulateSession(ATHLETE, { ...settings, seed: 10 }).repetitionTimes).not.toEqual(
    first.repetitionTimes,
  );
});

test('readings come at a steady rate from the given time on', () => {
  const { recording } = simulateSession(ATHLETE, {
    exercise: 'squat',
    repetitions: 2,
    rateHz: 80,
    startTime: 5e11,
  });
  expect(recording.axes.map((axis) => axis.length)).toEqual(AXES.map(() => recording.times.length));
  expect([...recording.times.slice(0, 3)]).toEqual([5e11, 5e11 + 12.5, 5e11 + 25]);
});

test('one label spans the set from its first repetition to its last', () => {
  const { labels, repetitionTimes, recording } = simulateSession(ATHLETE, {
    exercise: 'deadlift',
    repetitions: 6,
  });
  expect(labels).toMatchObject([{ label: 'deadlift', repetitions: 6 }]);
  const [{ startTime, endTime }] = labels;
  expect(recording.times).toContain(startTime);
  expect(recording.times).toContain(endTime);
  expect(repetitionTimes).toHaveLength(6);
  expect(repetitionTimes[0]).toBeGreaterThan(startTime + 1000);
  expect(Math.abs(repetitionTimes[5] - endTime)).toBeLessThan(21);
});

test('the forearm rises above level once a repetition of the curl', () => {
  const athlete = { ...createAthlete(2, 0), imu: IDEAL_IMU };
  const { labels, recording } = simulateSession(athlete, { exercise: 'bicep_curl', repetitions: 12 });
  const along = between(recording, labels[0].startTime, labels[0].endTime).axes[AXES.indexOf('ay')];
  // With hysteresis: up past +3 m/s², then down past -3 m/s².
  let raised = false;
  let count = 0;
  for (const value of along) {
    if (!raised && value > 3) count++;
    if (Math.abs(value) > 3) raised = value > 0;
  }
  expect(count).toBe(12);
});

test('a set of so many seconds ends with the repetition then under way', () => {
  for (const exercise of EXERCISES) {
    const { labels } = simulateSession(ATHLETE, { exercise, seconds: 12 });
    expect(labels.every(({ label }) => label === exercise)).toBe(true);
    const seconds = (labels[0].endTime - labels[0].startTime) / 1000;
    expect(seconds).toBeGreaterThan(11.9);
    expect(seconds).toBeLessThan(12 + 8);
  }
});

test('nobody counts steps or rest', () => {
  for (const exercise of ['walking', RESTING]) {
    expect(simulateSession(ATHLETE, { exercise, seconds: 5 }).labels[0].repetitions).toBeNull();
  }
});

test('tired repetitions are slower', () => {
  const athlete = { ...ATHLETE, fatigue: 0.5, variation: 0 };
  const { repetitionTimes } = simulateSession(athlete, { exercise: 'squat', repetitions: 10 });
  const durations = repetitionTimes.slice(1).map((time, i) => time - repetitionTimes[i]);
  expect(durations).toEqual(durations.toSorted());
  expect(durations[8] / durations[0]).toBeCloseTo(1.45 / 1.05, 2);
});

describe('refused, with what to do', () => {
  test.each([
    [{ exercise: 'swimming', seconds: 5 }, /must be one of squat, .*resting; got "swimming"/],
    [{ exercise: RESTING, repetitions: 5 }, /resting has no repetitions/],
    [{ exercise: 'squat', repetitions: 2.5 }, /whole number above 0, got 2.5/],
    [{ exercise: 'squat', seconds: 0 }, /above 0, got 0/],
    [{ exercise: 'squat', seconds: Infinity }, /above 0, got Infinity/],
  ])('%o', (settings, message) => {
    expect(() => simulateSession(ATHLETE, settings)).toThrow(message);
  });
});
