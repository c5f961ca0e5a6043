import { expect, test } from 'vitest';
import { turnAbout, turnRecording } from './index.ts';

const recording = {
  times: Float64Array.of(0, 20),
  axes: [1, 2, 3, 4, 5, 6, NaN, NaN, NaN].map((value) => Float32Array.of(value, 10 * value)),
};

test('a quarter turn about z makes y of x and -x of y, for every sensor', () => {
  const { times, axes } = turnRecording(recording, turnAbout(2, Math.PI / 2));
  expect(times).toBe(recording.times);
  expect(axes.map((axis) => Math.round(axis[1]))).toEqual([-20, 10, 30, -50, 40, 60, NaN, NaN, NaN]);
});

test('turned back, a recording is what it was', () => {
  const there = turnRecording(recording, turnAbout(0, 1.2));
  const back = turnRecording(there, turnAbout(0, -1.2));
  const rounded = (axes: readonly Float32Array[]) =>
    axes.map((axis) => Array.from(axis, (v) => Math.fround(Math.round(v * 1e4) / 1e4)));
  expect(rounded(back.axes)).toEqual(rounded(recording.axes));
});
