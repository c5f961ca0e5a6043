import { beforeAll, describe, expect, test } from 'vitest';
import { inline } from '../parallel/index.ts';
import { between, part, type Recording } from '../signal/index.ts';
import { gymSessions, withoutMagnetometer } from './gym.fixture.ts';
import { classifyRecording, openModel, trainModel, type Model } from './index.ts';

const SESSIONS = gymSessions();

let model: Model;
beforeAll(async () => {
  const settings = { modelType: 'random_forest', hyperparameters: { trees: 12 } };
  const trained = await trainModel(SESSIONS, settings, { parallel: inline });
  model = openModel(trained.artifact);
});

const answers = (recording: Recording, hopSeconds = 1) => [
  ...classifyRecording(model, recording, hopSeconds),
];

/** Leaves out the readings between these, ms from the start. */
function withGap({ times, axes }: Recording, from: number, to: number): Recording {
  const kept = (_: number, i: number) => times[i] - times[0] <= from || times[i] - times[0] >= to;
  return { times: times.filter(kept), axes: axes.map((axis) => axis.filter(kept)) };
}

describe('the windows of a recording', () => {
  test('are answered a hop apart, each with its time', () => {
    const { recording } = SESSIONS[0];
    const start = recording.times[0];
    const found = answers(recording, 0.5);
    expect(found.map(({ startTime }) => startTime)).toEqual(found.map((_, i) => start + i * 500));
    expect(found.every(({ startTime, endTime }) => endTime === startTime + 4000)).toBe(true);
    const end = recording.times[recording.times.length - 1];
    expect(found[found.length - 1].endTime).toBeGreaterThan(end - 500);
  });

  test('are answered by the likeliest exercise, its probability being the confidence', () => {
    for (const answer of answers(SESSIONS[0].recording)) {
      const best = Math.max(...answer.probabilities);
      expect(answer.confidence).toBe(best);
      expect(model.classes[answer.probabilities.indexOf(best)]).toBe(answer.exercise);
    }
  });

  test.each(SESSIONS.map((session) => [session.subject, session.labels[0].label, session] as const))(
    'of %s doing %s are answered rightly, with a magnetometer and without',
    (_, exercise, session) => {
      const { startTime, endTime } = session.labels[0];
      for (const { recording } of [session, withoutMagnetometer(session)]) {
        const found = answers(between(recording, startTime, endTime), 2);
        expect(found.length).toBeGreaterThan(3);
        expect(found.map((answer) => answer.exercise)).toEqual(found.map(() => exercise));
      }
    },
  );

  test('span no gap', () => {
    const { recording } = SESSIONS[0];
    const start = recording.times[0];
    const found = answers(withGap(recording, 5000, 6000));
    expect(found.filter((one) => one.startTime < start + 6000 && one.endTime > start + 5040)).toEqual([]);
    expect(found.map(({ startTime }) => Math.round(startTime - start) / 1000).slice(0, 4)).toEqual([
      0, 1, 6, 7,
    ]);
  });

  test('are none when it is shorter than a window, or empty', () => {
    expect(answers(part(SESSIONS[0].recording, 0, 150))).toEqual([]);
    expect(answers(part(SESSIONS[0].recording, 0, 0))).toEqual([]);
  });
});
