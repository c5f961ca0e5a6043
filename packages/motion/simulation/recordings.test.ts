import { expect, test } from 'vitest';
import { sessionRows, SessionsFromRows } from '../recordings/index.ts';
import { createAthlete } from './athlete.ts';
import { EXERCISES } from './exercises/index.ts';
import { simulateRecordings } from './recordings.ts';

const SETTINGS = { athletes: 3, secondsPerSet: 6, setsPerExercise: 2, seed: 11 };
const sessions = simulateRecordings(SETTINGS);

test('everybody does every exercise in so many sets', () => {
  expect(sessions).toHaveLength(3 * EXERCISES.length * 2);
  for (let index = 0; index < 3; index++) {
    const { name, deviceId } = createAthlete(11, index);
    const own = sessions.filter((session) => session.subject === name);
    expect(own.map((session) => session.name).sort()).toEqual(
      EXERCISES.flatMap((exercise) => [`${exercise}-1`, `${exercise}-2`]).sort(),
    );
    expect(new Set(own.map((session) => session.deviceId))).toEqual(new Set([deviceId]));
  }
});

test("somebody's sessions follow each other", () => {
  const ends = new Map<string, number>();
  for (const { subject, recording } of sessions) {
    expect(recording.times[0]).toBeGreaterThan(ends.get(subject) ?? 0);
    ends.set(subject, recording.times[recording.times.length - 1]);
  }
  expect(sessions[0].recording.times[0]).toBe(Date.UTC(2026, 0, 5, 9));
});

test('two sets of an exercise are not alike', () => {
  const [first, second] = sessions.filter((session) => session.name.startsWith('squat'));
  expect(first.recording.axes[0]).not.toEqual(
    second.recording.axes[0].slice(0, first.recording.times.length),
  );
});

test('the same seed gives the same bits, however many people there are', () => {
  expect(simulateRecordings({ ...SETTINGS, athletes: 1 })).toEqual(
    sessions.filter((session) => session.subject === 'athlete-1'),
  );
});

test('the exercises can be chosen', () => {
  const some = simulateRecordings({ ...SETTINGS, exercises: ['squat', 'row'] });
  expect(new Set(some.map((session) => session.exerciseType))).toEqual(new Set(['squat', 'row']));
});

test('a file of them reads back the same', () => {
  const rows = new SessionsFromRows();
  for (const session of sessions) for (const row of sessionRows(session)) rows.add(row);
  const read = [...rows.sessions()];
  expect(read).toHaveLength(sessions.length);
  read.forEach(({ recording, labels, subject, deviceId, exerciseType }, i) => {
    const session = sessions[i];
    expect(recording).toEqual(session.recording);
    expect(
      labels.map(({ label, startTime, endTime, repetitions }) => ({
        label,
        startTime,
        endTime,
        repetitions,
      })),
    ).toEqual(session.labels);
    expect({ subject, deviceId, exerciseType }).toEqual({
      subject: session.subject,
      deviceId: session.deviceId,
      exerciseType: session.exerciseType,
    });
  });
});
