import { calibratedOutOfFold, confidencesOf } from './calibration-report.ts';
import type { CrossValidation } from './cross-validate.ts';

/** The answer when no class fits. */
export const UNKNOWN = 'unknown';

/** Share of windows of known exercises by new people that may be called unknown. */
export const FALSE_REJECT_RATE = 0.05;

/**
 * How little an answer fits: far from what trained it, or not sure of it.
 * @param distance see `distanceTo`
 * @param confidence calibrated
 */
export function strangeness(distance: number, confidence: number): number {
  return distance / confidence;
}

/** Of every row, each calibrated by folds other than its own. */
export function strangenessOf({
  outOfFold,
  calibration,
}: Pick<CrossValidation, 'outOfFold' | 'calibration'>): Float64Array {
  const confidences = confidencesOf(calibratedOutOfFold(outOfFold, calibration));
  return Float64Array.from(confidences, (confidence, row) =>
    strangeness(outOfFold.distances[row], confidence),
  );
}

/** Windows stranger than the limit are called unknown: about a share `rate` of known ones by new people. */
export interface UnknownLimit {
  readonly limit: number;
  readonly rate: number;
}

export function unknownLimit(
  validation: Pick<CrossValidation, 'outOfFold' | 'calibration'>,
  rate = FALSE_REJECT_RATE,
): UnknownLimit {
  return { limit: limitFor(strangenessOf(validation), rate), rate };
}

/** The least limit that no more than `rate` of the values exceed. */
export function limitFor(values: ArrayLike<number>, rate: number): number {
  const sorted = Float64Array.from(values).sort();
  return sorted[Math.max(0, Math.ceil((1 - rate) * sorted.length - 1e-9) - 1)];
}
