import { describe, expect, test } from 'vitest';
import { InvalidHyperparameter } from '../classifiers/index.ts';
import { inline, type Parallel } from '../parallel/index.ts';
import { EXERCISES, gymSessions, withoutMagnetometer } from './gym.fixture.ts';
import { CannotTrain, trainModel, type LabelledSession, type TrainingSettings } from './index.ts';

const SESSIONS = gymSessions();
const SETTINGS = { modelType: 'random_forest', hyperparameters: { trees: 12 } };

const train = (
  sessions: readonly LabelledSession[] = SESSIONS,
  settings: Partial<TrainingSettings> = {},
  parallel: Parallel = inline,
) => trainModel(sessions, { ...SETTINGS, ...settings }, { parallel });

describe('the bytes of a model', () => {
  test('are the same for the same data and seed, however many threads there are', async () => {
    const [once, again, onThree] = await Promise.all([
      train(),
      train(gymSessions()),
      train(SESSIONS, {}, { ...inline, threads: 3 }),
    ]);
    expect(Buffer.from(again.artifact).equals(once.artifact)).toBe(true);
    expect(Buffer.from(onThree.artifact).equals(once.artifact)).toBe(true);
    expect(again.report.fingerprint).toBe(once.report.fingerprint);
  });

  test('differ for another seed, other data or another window', async () => {
    const others = await Promise.all([
      train(),
      train(SESSIONS, { seed: 1 }),
      train(gymSessions({ seed: 2 })),
      train(SESSIONS, { window: { seconds: 3, overlap: 0.5, rateHz: 50, gapLimitMs: 500 } }),
    ]);
    expect(new Set(others.map(({ artifact }) => Buffer.from(artifact).toString('latin1'))).size).toBe(4);
  });
});

describe('the report of a training', () => {
  test('tells what was learnt from, and how well people never seen are answered', async () => {
    const { report } = await train();
    expect(report).toMatchObject({
      model_type: 'random_forest',
      magnetometer: true,
      seed: 0,
      evaluation_note: null,
      hyperparameters: { trees: 12, max_depth: 0 },
    });
    expect(Object.keys(report.classes)).toEqual(EXERCISES);
    expect(Object.values(report.classes).map(({ subjects }) => subjects)).toEqual([2, 2, 2]);
    const windows = Object.values(report.classes).reduce((sum, one) => sum + one.windows, 0);
    expect(report.windows).toBe(windows);
    expect(report.evaluation?.folds.map(({ group }) => group)).toEqual(['athlete-1', 'athlete-2']);
    expect(report.evaluation?.windows).toBe(windows);
    expect(report.evaluation?.macro_f1).toBeGreaterThan(0.8);
    expect(report.out_of_bag_accuracy).toBeGreaterThan(0.8);
    expect(report.smoothing?.macro_f1_smoothed).toBeGreaterThan(0.7);
    expect(report.unknown).toEqual({ rate: 0.05, limit: expect.any(Number) });
  });

  test('ranks every feature by its share', async () => {
    const { importance, features } = (await train()).report;
    expect(importance).toHaveLength(features);
    const shares = importance.map((one) => one.importance);
    expect(shares.reduce((sum, share) => sum + share)).toBeCloseTo(1, 6);
    expect(shares).toEqual(shares.toSorted((a, b) => b - a));
  });

  test('is plain JSON', async () => {
    const { report } = await train();
    expect(JSON.parse(JSON.stringify(report))).toEqual(report);
  });

  test('says why there is no evaluation when there is nobody to leave out', async () => {
    const oneSession = SESSIONS.map((session) => ({ ...session, subject: '', session: 'monday' }));
    const { report } = await train(oneSession);
    expect(report.evaluation).toBeNull();
    expect(report.smoothing).toBeNull();
    expect(report.unknown).toBeNull();
    expect(report.evaluation_note).toBe(
      'all windows belong to one group (session "monday"): nothing is left to test on',
    );
  });

  test('evaluates by sessions when asked to', async () => {
    const { report } = await train(SESSIONS, { grouping: 'session' });
    expect(report.evaluation).toMatchObject({ group: 'session' });
    expect(report.evaluation?.folds).toHaveLength(SESSIONS.length);
  });

  test('has no magnetometer when one session has none', async () => {
    const [first, ...others] = SESSIONS;
    const { report } = await train([withoutMagnetometer(first), ...others]);
    expect(report.magnetometer).toBe(false);
    expect(report.importance.filter(({ feature }) => feature.startsWith('m'))).toEqual([]);
  });
});

describe('a training', () => {
  test('tells its stages one after the other, and never goes back', async () => {
    const told: { stage: string; fraction: number }[] = [];
    await trainModel(SESSIONS, SETTINGS, {
      parallel: inline,
      onProgress: (stage, fraction) => told.push({ stage, fraction }),
    });
    const stages = told.map(({ stage }) => stage).filter((stage, i, all) => stage !== all[i - 1]);
    expect(stages).toEqual(['features', 'evaluation', 'training']);
    const fractions = told.map(({ fraction }) => fraction);
    expect(fractions).toEqual(fractions.toSorted((a, b) => a - b));
    expect(fractions.every((fraction) => fraction > 0 && fraction <= 1)).toBe(true);
  });

  test.each(['features', 'evaluation', 'training'])('stops during %s when asked to', async (wanted) => {
    const stop = new AbortController();
    const onProgress = (stage: string) => {
      if (stage === wanted) stop.abort(new Error('no longer wanted'));
    };
    const run = trainModel(SESSIONS, SETTINGS, { parallel: inline, signal: stop.signal, onProgress });
    await expect(run).rejects.toThrow('no longer wanted');
  });

  test('is refused with fewer windows than wanted', async () => {
    await expect(train(SESSIONS, { minWindows: 1000 })).rejects.toThrow(CannotTrain);
    await expect(train(SESSIONS, { minWindows: 1000 })).rejects.toThrow(
      /^at least 1000 labelled windows are needed, there are \d+$/,
    );
  });

  test('is refused with a hyperparameter out of range, by name', async () => {
    const run = train(SESSIONS, { hyperparameters: { trees: 0 } });
    await expect(run).rejects.toThrow(InvalidHyperparameter);
    await expect(run).rejects.toThrow('trees');
  });
});
