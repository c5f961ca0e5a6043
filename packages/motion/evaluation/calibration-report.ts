import { calibrate } from './calibration.ts';
import type { FittedCalibration } from './fit-calibration.ts';
import { indexOfLargest } from './largest.ts';
import { probabilitiesOf, type OutOfFold } from './out-of-fold.ts';
import { calibrationError, reliability, type ReliabilityBin } from './reliability.ts';

/** Whether confidence can be trusted. Plain JSON. */
export interface CalibrationReport {
  /** Expected calibration error on groups that neither the classifier nor its calibration saw. */
  readonly ece: number;
  /** The same of the confidences as the classifier says them. */
  readonly ece_raw: number;
  readonly table: readonly ReliabilityBin[];
  /** What the model is calibrated by, see `Calibration`; from all groups. */
  readonly intercept: number;
  readonly slope: number;
}

/** Judges a calibration on each fold by its part that the fold had no say in. */
export function reportCalibration(outOfFold: OutOfFold, fitted: FittedCalibration): CalibrationReport {
  const { truth } = outOfFold;
  const calibrated = calibratedOutOfFold(outOfFold, fitted);
  const right = Array.from(truth, (label, row) => indexOfLargest(probabilitiesOf(outOfFold, row)) === label);
  const table = reliability(confidencesOf(calibrated), right);
  return {
    ece: calibrationError(table),
    ece_raw: calibrationError(reliability(confidencesOf(outOfFold), right)),
    table,
    ...fitted.all,
  };
}

/** The same answers, each calibrated by what folds other than its own taught. */
export function calibratedOutOfFold(outOfFold: OutOfFold, { withoutFold }: FittedCalibration): OutOfFold {
  const calibrated = { ...outOfFold, probabilities: outOfFold.probabilities.slice() };
  outOfFold.folds.forEach((fold, row) => calibrate(probabilitiesOf(calibrated, row), withoutFold[fold]));
  return calibrated;
}

/** Probability of each row's most probable class. */
export function confidencesOf(outOfFold: OutOfFold): Float32Array {
  return Float32Array.from(outOfFold.truth, (_, row) => Math.max(...probabilitiesOf(outOfFold, row)));
}
