import { expect, test } from 'vitest';
import { DEFAULT_WINDOW, trainingHop, windowSamples } from './index.ts';

test('a window is 4 s at 50 Hz, half of which the next one repeats, unless said otherwise', () => {
  expect(windowSamples(DEFAULT_WINDOW)).toBe(200);
  expect(trainingHop(DEFAULT_WINDOW)).toBe(100);
});

test('samples and hop are whole, and a hop is never nothing', () => {
  expect(windowSamples({ ...DEFAULT_WINDOW, seconds: 2.56, rateHz: 104 })).toBe(266);
  expect(trainingHop({ ...DEFAULT_WINDOW, overlap: 0 })).toBe(200);
  expect(trainingHop({ ...DEFAULT_WINDOW, overlap: 2 / 3 })).toBe(67);
  expect(trainingHop({ ...DEFAULT_WINDOW, overlap: 0.9999 })).toBe(1);
});
