import { expect, test } from 'vitest';
import { createAthlete, styleOf } from './athlete.ts';

const people = Array.from({ length: 30 }, (_, index) => createAthlete(7, index));
const distinct = (values: readonly unknown[]) => new Set(values.map((value) => JSON.stringify(value))).size;

test('the same seed and index make the same person, others make others', () => {
  expect(createAthlete(7, 3)).toEqual(people[3]);
  expect(createAthlete(8, 3).styles).not.toEqual(people[3].styles);
});

test('people differ in tempo, range, build, placement, faults of the sensor and address', () => {
  for (const trait of [
    people.map((person) => styleOf(person, 'squat').seconds),
    people.map((person) => styleOf(person, 'squat').turn),
    people.map((person) => person.arm),
    people.map((person) => person.imu.placement),
    people.map((person) => person.imu.gyroscope.bias),
    people.map((person) => person.tremor),
    people.map((person) => person.deviceId),
    people.map((person) => person.name),
  ]) {
    expect(distinct(trait)).toBe(people.length);
  }
});

test('the slowest of thirty takes at least 1.4 times as long for a squat as the fastest, and less than 3 times', () => {
  const lengths = people.map((person) => {
    const { out, atTurn, back, atStart } = styleOf(person, 'squat').seconds;
    return out + atTurn + back + atStart;
  });
  const ratio = Math.max(...lengths) / Math.min(...lengths);
  expect(ratio).toBeGreaterThan(1.4);
  expect(ratio).toBeLessThan(3);
});

test('a device id is a locally administered MAC address', () => {
  expect(people[0].name).toBe('athlete-1');
  for (const { deviceId } of people) expect(deviceId).toMatch(/^02(:[0-9A-F]{2}){5}$/);
});
