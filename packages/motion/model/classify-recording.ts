import { indexOfLargest } from '../evaluation/index.ts';
import { resample, segments, windowStarts, type Recording } from '../signal/index.ts';
import type { Model } from './model.ts';

/** A model's answer for one window. */
export interface WindowAnswer {
  /** ms */
  readonly startTime: number;
  readonly endTime: number;
  readonly exercise: string;
  readonly confidence: number;
  /** Whether the window fits no exercise the model knows; `exercise` is the likeliest all the same. */
  readonly unknown: boolean;
  /** One a class, in the model's order. */
  readonly probabilities: Float64Array;
}

/** Answers every window of a recording that spans no gap, `hopSeconds` apart. */
export function* classifyRecording(
  model: Model,
  recording: Recording,
  hopSeconds: number,
): Generator<WindowAnswer> {
  const { rateHz, gapLimitMs, seconds } = model.header.window;
  const hop = Math.max(1, Math.round(hopSeconds * rateHz));
  for (const segment of segments(recording, gapLimitMs)) {
    const grid = resample(segment, rateHz, gapLimitMs);
    for (const start of windowStarts(grid.length, model.samples, hop)) {
      const probabilities = new Float64Array(model.classes.length);
      const values = model.classify(grid.axes, start, grid.hasMagnetometer, probabilities);
      const best = indexOfLargest(probabilities);
      const startTime = grid.startTime + (start * 1000) / rateHz;
      yield {
        startTime,
        endTime: startTime + seconds * 1000,
        exercise: model.classes[best],
        confidence: probabilities[best],
        unknown: model.isUnknown(values, grid.hasMagnetometer, probabilities),
        probabilities,
      };
    }
  }
}
