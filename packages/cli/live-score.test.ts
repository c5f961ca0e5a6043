import { beforeEach, describe, expect, it } from 'vitest';
import { LiveScore } from './live-score.ts';

const SHIFT = 1_000_000;
const prediction = (endTime: number, exercise: string) => ({
  deviceId: 'AA',
  startTime: SHIFT + endTime - 4000,
  endTime: SHIFT + endTime,
  exercise,
  confidence: 0.9,
});

let score: LiveScore;

beforeEach(() => {
  score = new LiveScore();
  const times = Float64Array.from({ length: 1001 }, (_, i) => i * 20);
  score.begin({
    deviceId: 'AA',
    shiftMs: SHIFT,
    session: {
      name: 'morning',
      subject: 'anna',
      deviceId: 'AA',
      recording: { times, axes: [] },
      labels: [
        { label: 'squat', startTime: 0, endTime: 10_000 },
        { label: 'row', startTime: 10_020, endTime: 20_000 },
      ],
      temperature: null,
      exerciseTypes: null,
    },
  });
});

describe('the score of live predictions', () => {
  it('judges windows that lie wholly in one label', () => {
    expect(score.add(prediction(4000, 'squat'), 0)).toMatchObject({
      atMs: 4000,
      truth: 'squat',
      told: 'squat',
    });
    expect(score.add(prediction(12_000, 'squat'), 0)).toMatchObject({ truth: null });
    score.add(prediction(15_000, 'squat'), 0);
    score.add(prediction(16_000, 'row'), 0);
    expect(score.summary()).toMatchObject({
      predictions: 4,
      judged: 3,
      right: 2 / 3,
      confusion: {
        labels: ['row', 'squat'],
        rows_true: [
          [1, 1],
          [0, 1],
        ],
      },
    });
  });

  it('tells how long a label took to be recognised', () => {
    score.add(prediction(4000, 'row'), 0);
    score.add(prediction(5000, 'squat'), 0);
    score.add(prediction(6000, 'squat'), 0);
    score.add(prediction(12_000, 'squat'), 0);
    expect(score.summary().recognition).toEqual({ labels: 2, recognised: 1, median_seconds: 5 });
  });

  it('measures the delay from the batch that completes the window', () => {
    score.sent('AA', SHIFT + 3000, 100);
    score.sent('AA', SHIFT + 3980, 200);
    score.sent('AA', SHIFT + 4980, 300);
    score.add(prediction(4000, 'squat'), 212);
    expect(score.summary().delay_ms).toEqual({ median: 12, p95: 12 });
  });

  it('knows nothing of windows from before', () => {
    expect(score.add(prediction(1000, 'squat'), 0)).toBeNull();
    expect(score.summary()).toMatchObject({ predictions: 0, right: null, delay_ms: null });
  });
});
