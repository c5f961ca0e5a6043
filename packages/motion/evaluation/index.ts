export { calibrate, type Calibration } from './calibration.ts';
export { type CalibrationReport } from './calibration-report.ts';
export {
  CannotEvaluate,
  crossValidate,
  type CrossValidation,
  type CrossValidationContext,
  type EvaluationReport,
} from './cross-validate.ts';
export { type FittedCalibration } from './fit-calibration.ts';
export {
  defaultGrouping,
  groupNumbers,
  groupsOf,
  InvalidGrouping,
  sessionKey,
  type Grouping,
  type Origin,
} from './groups.ts';
export { indexOfLargest } from './largest.ts';
export { leaveClassesOut, type UnknownReport } from './left-out-classes.ts';
export { confusion, scores } from './metrics.ts';
export { distanceTo, fitNovelty, ofFeatures, type Novelty } from './novelty.ts';
export { probabilitiesOf, type OutOfFold } from './out-of-fold.ts';
export { createRotationTrial, type RotationReport } from './rotation.ts';
export { strangeness, UNKNOWN, unknownLimit, type UnknownLimit } from './unknown.ts';
