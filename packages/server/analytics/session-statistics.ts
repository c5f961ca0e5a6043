import { GAP_LIMIT_MS, segments, windowStarts, type Recording } from '@progo/motion/signal';
import { trainingHop, windowSamples, type WindowSettings } from '@progo/motion/model';
import type { LabelInterval } from '@progo/motion/recordings';
import { between } from '@progo/motion/signal';

interface ExerciseShare {
  readonly exercise: string;
  readonly minutes: number;
  /** Training windows it yields. */
  readonly windows: number;
  readonly repetitions: number;
  readonly sets: number;
  readonly intensity: number;
}

export interface SessionStatistics {
  readonly readings: number;
  /** From the first to the last reading, s. */
  readonly durationSeconds: number;
  /** Median rate between gaps, Hz. */
  readonly rateHz: number;
  readonly gaps: readonly { readonly startTime: number; readonly endTime: number }[];
  /** Mean of |‖a‖ − g|, m/s²: how much the sensor is moved. */
  readonly intensity: number;
  readonly exercises: readonly ExerciseShare[];
}

/** Standard gravity, m/s² (ISO 80000-3). */
const GRAVITY = 9.80665;

/** What a session holds: rate, gaps, and each exercise's share. */
export function sessionStatistics(
  recording: Recording,
  labels: readonly LabelInterval[],
  window: WindowSettings,
): SessionStatistics {
  const { times } = recording;
  const parts = segments(recording, window.gapLimitMs);
  return {
    readings: times.length,
    durationSeconds: times.length > 1 ? (times[times.length - 1] - times[0]) / 1000 : 0,
    rateHz: medianRate(times),
    gaps: parts
      .slice(1)
      .map((part, i) => ({ startTime: parts[i].times[parts[i].times.length - 1], endTime: part.times[0] })),
    intensity: intensity(recording),
    exercises: [...Map.groupBy(labels, (label) => label.label)].map(([exercise, own]) =>
      share(exercise, own, recording, window),
    ),
  };
}

function share(
  exercise: string,
  labels: readonly LabelInterval[],
  recording: Recording,
  window: WindowSettings,
): ExerciseShare {
  const stretches = labels.map(({ startTime, endTime }) => between(recording, startTime, endTime + 0.001));
  const lengths = stretches
    .flatMap((stretch) => segments(stretch, window.gapLimitMs))
    .map(({ times }) => times[times.length - 1] - times[0]);
  const windowsIn = (ms: number) =>
    windowStarts(
      Math.floor((ms / 1000) * window.rateHz + 0.25) + 1,
      windowSamples(window),
      trainingHop(window),
    ).length;
  const readings = stretches.reduce((sum, { times }) => sum + times.length, 0);
  return {
    exercise,
    minutes: lengths.reduce((sum, ms) => sum + ms, 0) / 60_000,
    windows: lengths.reduce((sum, ms) => sum + windowsIn(ms), 0),
    repetitions: labels.reduce((sum, { repetitions }) => sum + (repetitions ?? 0), 0),
    sets: labels.length,
    intensity:
      readings === 0
        ? 0
        : stretches.reduce((sum, part) => sum + intensity(part) * part.times.length, 0) / readings,
  };
}

function medianRate(times: Float64Array): number {
  const steps = times.slice(1).map((time, i) => time - times[i]);
  const inside = steps.filter((step) => step > 0 && step <= Math.max(GAP_LIMIT_MS, 2000)).sort();
  return inside.length === 0 ? 0 : 1000 / inside[inside.length >> 1];
}

function intensity({ times, axes: [x, y, z] }: Recording): number {
  let sum = 0;
  for (let i = 0; i < times.length; i++) sum += Math.abs(Math.hypot(x[i], y[i], z[i]) - GRAVITY);
  return times.length === 0 ? 0 : sum / times.length;
}
