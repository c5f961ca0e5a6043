import { describe, expect, test } from 'vitest';
import { createExtractor, featureCatalogue } from '../features/index.ts';
import { inline } from '../parallel/index.ts';
import { AXES, resample } from '../signal/index.ts';
import { CannotTrain, countPerClass, labelledWindows, type LabelledSession } from './index.ts';
import { fingerprint } from './labelled-windows.ts';

const SETTINGS = { seconds: 1, overlap: 0.5, rateHz: 50, gapLimitMs: 500 };

interface Stretch {
  readonly label: string;
  /** s */
  readonly from: number;
  readonly to: number;
}

interface Made extends Partial<Pick<LabelledSession, 'subject' | 'session'>> {
  readonly seconds?: number;
  readonly pauseMs?: number;
  readonly labels?: readonly Stretch[];
  readonly magnetometer?: boolean;
  /** No reading between these, s. */
  readonly gap?: readonly [number, number];
}

function session({
  subject = 'ana',
  session: name = 'monday',
  seconds = 10,
  pauseMs = 20,
  labels = [],
  magnetometer = true,
  gap = [0, 0],
}: Made = {}): LabelledSession {
  const times = Float64Array.from({ length: (seconds * 1000) / pauseMs + 1 }, (_, i) => i * pauseMs).filter(
    (time) => time <= gap[0] * 1000 || time >= gap[1] * 1000,
  );
  const axes = AXES.map((_, a) =>
    Float32Array.from(times, (time) => (a < 6 || magnetometer ? Math.sin((a + 3) * (time / 1000)) : NaN)),
  );
  return {
    subject,
    session: name,
    recording: { times, axes },
    labels: labels.map(({ label, from, to }) => ({ label, startTime: from * 1000, endTime: to * 1000 })),
  };
}

const SQUAT = { label: 'squat', from: 1, to: 3 };
const ROW = { label: 'row', from: 5, to: 6.5 };

describe('labelled windows', () => {
  test('lie wholly inside their label, half a window apart', async () => {
    const { data, startTimes, origins } = await labelledWindows(
      [session({ labels: [SQUAT, ROW] })],
      SETTINGS,
      inline,
    );
    expect(data.classes).toEqual(['row', 'squat']);
    expect([...startTimes]).toEqual([1000, 1500, 2000, 5000, 5500]);
    expect([...data.labels]).toEqual([1, 1, 1, 0, 0]);
    expect(origins).toEqual(Array.from({ length: 5 }, () => ({ subject: 'ana', session: 'monday' })));
    expect(data.values).toHaveLength(5 * data.features.length);
  });

  test('reach to the last reading of their label, which belongs to it', async () => {
    const labels = [SQUAT, { ...ROW, from: 5, to: 5.98 }];
    const { startTimes } = await labelledWindows([session({ labels })], SETTINGS, inline);
    expect([...startTimes]).toEqual([1000, 1500, 2000, 5000]);
  });

  test('span no gap', async () => {
    const labels = [
      { label: 'squat', from: 0, to: 5 },
      { ...ROW, from: 6, to: 8 },
    ];
    const { startTimes } = await labelledWindows([session({ labels, gap: [1.5, 2.2] })], SETTINGS, inline);
    expect([...startTimes]).toEqual([0, 500, 2200, 2700, 3200, 3700, 6000, 6500, 7000]);
  });

  test('are as many for each of two labels that overlap', async () => {
    const labels = [SQUAT, { ...SQUAT, label: 'set' }];
    const { data } = await labelledWindows([session({ labels })], SETTINGS, inline);
    expect([...data.labels]).toEqual([1, 1, 1, 0, 0, 0]);
  });

  test('keep the order of sessions and carry where they come from', async () => {
    const ben = session({ subject: 'ben', session: 'tuesday', labels: [ROW] });
    const windows = await labelledWindows([ben, session({ labels: [SQUAT] })], SETTINGS, inline);
    expect(windows.origins.map(({ subject }) => subject)).toEqual(['ben', 'ben', 'ana', 'ana', 'ana']);
    expect(countPerClass(windows)).toEqual({
      row: { windows: 2, sessions: 1, subjects: 1 },
      squat: { windows: 3, sessions: 1, subjects: 1 },
    });
  });

  test('hold the features of their very samples, however many there are', async () => {
    const long = session({
      seconds: 100,
      labels: [
        { label: 'squat', from: 0, to: 90 },
        { ...ROW, from: 95, to: 97 },
      ],
    });
    const { data } = await labelledWindows([long], SETTINGS, inline);
    const extractor = createExtractor({ rateHz: 50, samples: 50, magnetometer: true });
    const { axes } = resample(long.recording, 50);
    const width = data.features.length;
    for (const row of [0, 1, 127, 128, 178]) {
      const expected = new Float32Array(width);
      extractor.extract(axes, row * 25, expected, 0);
      expect(data.values.subarray(row * width, (row + 1) * width)).toEqual(expected);
    }
  });

  test('have magnetometer features only if each of them has a magnetometer', async () => {
    const all = await labelledWindows([session({ labels: [SQUAT, ROW] })], SETTINGS, inline);
    expect(all.magnetometer).toBe(true);
    expect(all.data.features).toEqual(featureCatalogue(true).map(({ name }) => name));
    const blind = session({ labels: [ROW], magnetometer: false });
    const some = await labelledWindows([session({ labels: [SQUAT] }), blind], SETTINGS, inline);
    expect(some.magnetometer).toBe(false);
    expect(some.data.features).toEqual(featureCatalogue(false).map(({ name }) => name));
    expect(some.data.values.every(Number.isFinite)).toBe(true);
  });

  test('tell their progress, and stop when asked to', async () => {
    const progress: number[] = [];
    const sessions = [session({ labels: [SQUAT, ROW] })];
    await labelledWindows(sessions, SETTINGS, inline, { onProgress: (done) => progress.push(done) });
    expect(progress).toEqual([0.5, 1]);
    const signal = AbortSignal.abort(new Error('no longer wanted'));
    await expect(labelledWindows(sessions, SETTINGS, inline, { signal })).rejects.toThrow('no longer wanted');
  });
});

describe('too little to learn from is refused', () => {
  const refused = (...sessions: LabelledSession[]) =>
    expect(labelledWindows(sessions, SETTINGS, inline)).rejects;

  test('without a label', async () => {
    const message = 'there are no labelled readings: label a session, or record one with its exercise type';
    await refused().toThrow(new CannotTrain(message));
    await refused(session()).toThrow(new CannotTrain(message));
  });

  test('with labels too short for a window', async () => {
    const labels = [
      { ...SQUAT, to: 1.9 },
      { ...ROW, to: 5.5 },
    ];
    await refused(session({ labels })).toThrow(
      new CannotTrain(
        'no labelled stretch holds a whole window of 1 s without a pause over 500 ms ' +
          '(labels: squat, row; readings arrive at up to 50.0 a second)',
      ),
    );
  });

  test('with readings too rare for a window', async () => {
    await refused(session({ pauseMs: 1000, labels: [SQUAT, ROW] })).toThrow(
      'readings arrive at up to 1.0 a second',
    );
  });

  test('with one exercise', async () => {
    await refused(session({ labels: [SQUAT] })).toThrow(
      new CannotTrain('at least two exercises are needed, there is only "squat"'),
    );
    await refused(session({ labels: [SQUAT, { ...ROW, to: 5.5 }] })).toThrow(
      'there is only "squat"; too short for a 1 s window: row',
    );
  });
});

describe('the fingerprint of training data', () => {
  const of = async (...sessions: LabelledSession[]) =>
    fingerprint(await labelledWindows(sessions, SETTINGS, inline));

  test('is a SHA-256 that changes with a value, a label, a person or a session', async () => {
    const labels = [SQUAT, ROW];
    const plain = session({ labels });
    const louder = session({ labels });
    louder.recording.axes[0][100] += 1;
    const prints = await Promise.all([
      of(plain),
      of(louder),
      of(session({ labels: [SQUAT, { ...ROW, label: 'rowing' }] })),
      of(session({ labels, subject: 'ben' })),
      of(session({ labels, session: 'tuesday' })),
    ]);
    expect(new Set(prints).size).toBe(prints.length);
    expect(prints[0]).toMatch(/^[0-9a-f]{64}$/);
    expect(await of(session({ labels }))).toBe(prints[0]);
  });
});
