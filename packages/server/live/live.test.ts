import { setImmediate } from 'node:timers/promises';
import type { Model, SmoothingKind } from '@progo/motion/model';
import { AXES } from '@progo/motion/signal';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { ReadingBatch } from '../store/store.ts';
import { createLocalStream } from '../stream/local.ts';
import { Live } from './live.ts';
import type { LivePrediction } from './prediction.ts';

const WINDOW = { seconds: 4, overlap: 0.5, rateHz: 50, gapLimitMs: 500 };
const START = Date.UTC(2026, 0, 1);

let stream = createLocalStream();
let live: Live;
let said: LivePrediction[];
beforeEach(() => begin('exponential'));
afterEach(() => live.close());

function begin(smoothing: SmoothingKind): void {
  stream = createLocalStream();
  live = new Live({ window: WINDOW, hopSeconds: 1, smoothing, idleSeconds: 300 }, stream);
  said = [];
  live.onPrediction((prediction) => said.push(prediction));
}

/** Says `up` as surely as the x axis of the newest sample says, so that a test decides what it answers. */
function model(id = 1, window = WINDOW) {
  const samples = Math.round(window.seconds * window.rateHz);
  const stub: Pick<Model, 'header' | 'classes' | 'samples' | 'classify' | 'isUnknown' | 'featureNames'> = {
    header: { catalogueVersion: 1, window, seed: 0, fingerprint: '' },
    classes: ['up', 'down'],
    samples,
    classify(axes, start, _hasMagnetometer, out) {
      out[0] = axes[0][start + samples - 1];
      out[1] = 1 - out[0];
      return new Float64Array();
    },
    // Undecided is what fits neither.
    isUnknown: (_values, _hasMagnetometer, [up]) => up === 0.5,
    featureNames: () => [],
  };
  return { id, name: 'stub', version: `v${id}`, model: stub as Model };
}

function publish(deviceId: string, times: Float64Array, axes: readonly Float32Array[]): void {
  const batch: ReadingBatch = {
    ...{ deviceId, times, axes, sessionId: null, sequence: null, temperature: null, exerciseTypes: null },
  };
  stream.publish({ batch, accepted: { firstReadingId: 1, count: times.length, repeated: false } });
}

/** Sends `seconds` of readings at 50 Hz whose x axis is `x`, one batch a second, `from` seconds after the start. */
function send(deviceId: string, from: number, seconds: number, x = 1): void {
  for (let s = 0; s < seconds; s++) {
    const times = Float64Array.from({ length: 50 }, (_, i) => START + (from + s) * 1000 + i * 20);
    publish(
      deviceId,
      times,
      AXES.map((_, axis) => new Float32Array(50).fill(axis === 0 ? x : axis < 6 ? 0.1 : NaN)),
    );
  }
}

const answers = (count: number) => vi.waitFor(() => expect(said).toHaveLength(count));
const ends = () => said.map(({ endTime }) => (endTime - START) / 1000);

describe('a device of any rate', () => {
  test.each([12.5, 20, 25, 33, 50, 104, 200])(
    'of %d Hz loses no window, the first neither',
    async (rateHz) => {
      live.use(model());
      const times = Float64Array.from(
        { length: Math.ceil(8.2 * rateHz) },
        (_, i) => START + (i * 1000) / rateHz,
      );
      const axes = AXES.map((_, axis) => new Float32Array(times.length).fill(axis < 6 ? 0.5 : NaN));
      for (let from = 0; from < times.length; from += 7) {
        const to = Math.min(from + 7, times.length);
        publish(
          'd',
          times.subarray(from, to),
          axes.map((axis) => axis.subarray(from, to)),
        );
      }
      await answers(5);
      expect(ends()).toEqual([4, 5, 6, 7, 8]);
      expect(live.lost).toBe(0);
    },
  );

  test('is answered alike whether its readings come one by one or all at once', async () => {
    live.use(model());
    const times = Float64Array.from({ length: 355 }, (_, i) => START + i * 20 + 7 * Math.sin(i));
    const axes = AXES.map((_, axis) =>
      Float32Array.from(times, (_, i) => (axis < 6 ? 0.5 + Math.sin(i / 9) / 3 : NaN)),
    );
    publish('lump', times, axes);
    for (let i = 0; i < times.length; i++) {
      publish(
        'drip',
        times.subarray(i, i + 1),
        axes.map((axis) => axis.subarray(i, i + 1)),
      );
      await setImmediate();
    }
    await answers(8);
    const of = (device: string) =>
      said
        .filter(({ deviceId }) => deviceId === device)
        .map(({ endTime, rawConfidence }) => [endTime, rawConfidence]);
    expect(of('drip')).toEqual(of('lump'));
  });
});

describe('a device that sends', () => {
  test('is answered once its first window is full, then each second of its motion', async () => {
    live.use(model());
    send('d', 0, 3);
    send('d', 3, 4);
    await answers(4);
    expect(ends()).toEqual([4, 5, 6, 7]);
    expect(said[0]).toMatchObject({
      deviceId: 'd',
      startTime: START,
      modelId: 1,
      exercise: 'up',
      confidence: 1,
    });
    expect(live.lost).toBe(0);
  });

  test('is answered all the same when its readings come in one late lump', async () => {
    live.use(model());
    send('lump', 0, 7);
    await answers(4);
    expect(ends()).toEqual([4, 5, 6, 7]);
  });

  test('is answered smoothly: a new exercise wins after two windows, one odd window does not flicker', async () => {
    live.use(model());
    send('d', 0, 5, 1);
    send('d', 5, 1, 0.2);
    send('d', 6, 1, 1);
    send('d', 7, 3, 0);
    await answers(7);
    expect(said.map(({ rawExercise }) => rawExercise)).toEqual([
      'up',
      'up',
      'down',
      'up',
      'down',
      'down',
      'down',
    ]);
    expect(said.map(({ exercise }) => exercise)).toEqual(['up', 'up', 'up', 'up', 'down', 'down', 'down']);
    const [, , odd] = said;
    expect(odd.confidence).toBeCloseTo(0.6, 6);
    expect(odd.probabilities).toEqual({ up: expect.closeTo(0.6, 6), down: expect.closeTo(0.4, 6) });
  });

  test('is told to do nothing known when most of the last windows fit nothing, and what it would be else', async () => {
    live.use(model());
    send('d', 0, 5, 1);
    send('d', 5, 1, 0.5);
    send('d', 6, 1, 1);
    send('d', 7, 2, 0.5);
    send('d', 9, 2, 1);
    await answers(8);
    expect(said.map(({ exercise }) => exercise)).toEqual([
      ...['up', 'up', 'up', 'up', 'unknown', 'unknown', 'unknown', 'up'],
    ]);
    expect(said[4]).toMatchObject({
      rawExercise: 'up',
      confidence: Math.max(...Object.values(said[4].probabilities)),
    });
  });

  test('is not answered across a pause, and starts anew after it', async () => {
    live.use(model());
    send('d', 0, 5, 1);
    await answers(2);
    send('d', 7, 5, 0);
    await answers(4);
    expect(ends()).toEqual([4, 5, 11, 12]);
    // What was before the pause says nothing about what comes after it.
    expect(said[2]).toMatchObject({ exercise: 'down', confidence: 1 });
    expect(live.lost).toBe(0);
  });

  test('is not disturbed by old readings that come late', async () => {
    live.use(model());
    send('d', 100, 5, 1);
    send('d', 0, 3, 0);
    send('d', 105, 1, 1);
    await answers(3);
    expect(ends()).toEqual([104, 105, 106]);
    expect(new Set(said.map(({ exercise }) => exercise))).toEqual(new Set(['up']));
  });

  test('does not keep others waiting, however much it sends', async () => {
    live.use(model());
    send('greedy', 0, 7);
    send('modest', 0, 4);
    await answers(5);
    expect(said.slice(0, 2).map(({ deviceId }) => deviceId)).toEqual(['greedy', 'modest']);
  });

  test('is forgotten on request', async () => {
    send('d', 0, 1);
    expect(live.deviceIds).toEqual(['d']);
    live.forget('d');
    expect(live.deviceIds).toEqual([]);
    expect(live.clear('d')).toBe(false);
  });
});

describe('by how exercises follow one another', () => {
  beforeEach(() => {
    live.close();
    begin('hmm');
    live.use(model());
  });
  const exercises = () => said.map(({ exercise }) => exercise);

  test('one odd window does not flicker, however sure, and a new exercise wins at its second', async () => {
    send('d', 0, 6, 1);
    send('d', 6, 1, 0);
    send('d', 7, 2, 1);
    send('d', 9, 3, 0);
    await answers(9);
    expect(said.map(({ rawExercise }) => rawExercise)[3]).toBe('down');
    expect(exercises()).toEqual(['up', 'up', 'up', 'up', 'up', 'up', 'up', 'down', 'down']);
    expect(said[8].probabilities.up + said[8].probabilities.down).toBeCloseTo(1, 9);
  });

  test('a window that is not sure is told by those before, unless a pause lies between', async () => {
    send('d', 0, 6, 1);
    send('d', 6, 1, 0.4);
    await answers(4);
    expect(said[3]).toMatchObject({ rawExercise: 'down', exercise: 'up' });
    send('d', 9, 4, 0.4);
    await answers(5);
    expect(said[4]).toMatchObject({ rawExercise: 'down', exercise: 'down' });
  });

  test('a new model begins anew', async () => {
    send('d', 0, 6, 1);
    await answers(3);
    live.use(model(2));
    send('d', 6, 1, 0.4);
    await answers(4);
    expect(said[3]).toMatchObject({ modelVersion: 'v2', exercise: 'down' });
  });
});

test('without smoothing the answer is that of the window', async () => {
  live.close();
  begin('off');
  live.use(model());
  send('d', 0, 6, 1);
  send('d', 6, 1, 0.4);
  await answers(4);
  expect(said.map(({ exercise }) => exercise)).toEqual(said.map(({ rawExercise }) => rawExercise));
  expect(said.map(({ confidence }) => confidence)).toEqual(said.map(({ rawConfidence }) => rawConfidence));
});

describe('a model that takes over', () => {
  test('answers the very next window: none is lost and none comes twice', async () => {
    live.use(model(1));
    send('d', 0, 5);
    await answers(2);
    send('d', 5, 2);
    live.use(model(2));
    send('d', 7, 1);
    await answers(5);
    expect(ends()).toEqual([4, 5, 6, 7, 8]);
    expect(said.map(({ modelVersion }) => modelVersion)).toEqual(['v1', 'v1', 'v2', 'v2', 'v2']);
  });

  test('with windows of another length makes devices fill theirs anew', async () => {
    live.use(model(1));
    send('d', 0, 4);
    await answers(1);
    live.use(model(2, { ...WINDOW, seconds: 2 }));
    send('d', 4, 3);
    await answers(3);
    expect(ends()).toEqual([4, 6, 7]);
    expect(live.windowSettings.seconds).toBe(2);
  });

  test('finds the windows of devices that were there before it', async () => {
    send('d', 0, 4);
    expect(live.active).toBeNull();
    live.use(model());
    send('d', 4, 1);
    await vi.waitFor(() => expect(ends()).toContain(5));
  });
});
