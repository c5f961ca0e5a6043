export { CannotEvaluate, crossValidate, indexOfLargest, type EvaluationReport } from './cross-validate.ts';
export {
  defaultGrouping,
  groupNumbers,
  groupsOf,
  InvalidGrouping,
  sessionKey,
  type Grouping,
  type Origin,
} from './groups.ts';
