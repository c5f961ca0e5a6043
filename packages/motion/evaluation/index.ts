export {
  CannotEvaluate,
  crossValidate,
  indexOfLargest,
  type EvaluationReport,
  type FoldReport,
} from './cross-validate.ts';
export {
  defaultGrouping,
  groupsOf,
  InvalidGrouping,
  sessionKey,
  type Grouping,
  type Origin,
} from './groups.ts';
export { macroF1Interval } from './interval.ts';
export { confusion, scores, type ClassScore, type Confusion, type Scores } from './metrics.ts';
