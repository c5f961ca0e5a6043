import { GAP_LIMIT_MS } from '../signal/index.ts';

/** How recordings are cut into windows. */
export interface WindowSettings {
  /** Length of a window, s. */
  readonly seconds: number;
  /** Share of a window that the next one repeats while training, 0 to below 1. */
  readonly overlap: number;
  /** Samples per second of the grid. */
  readonly rateHz: number;
  /** A window never spans a pause between readings longer than this, ms. */
  readonly gapLimitMs: number;
}

export const DEFAULT_WINDOW: WindowSettings = {
  seconds: 4,
  overlap: 0.5,
  rateHz: 50,
  gapLimitMs: GAP_LIMIT_MS,
};

/** Samples in a window. */
export function windowSamples({ seconds, rateHz }: WindowSettings): number {
  return Math.round(seconds * rateHz);
}

/** Samples between the starts of two training windows. */
export function trainingHop(settings: WindowSettings): number {
  return Math.max(1, Math.round(windowSamples(settings) * (1 - settings.overlap)));
}
