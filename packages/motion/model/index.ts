export { classifyRecording, type WindowAnswer } from './classify-recording.ts';
export { createSmoothing, SMOOTHINGS, type SmoothingKind } from './create-smoothing.ts';
export { evaluateModel, type ModelEvaluation } from './evaluate-model.ts';
export {
  CannotTrain,
  countPerClass,
  labelledWindows,
  type LabelledSession,
  type LabelledWindows,
} from './labelled-windows.ts';
export { FeatureMismatch, Model, openModel, type ModelHeader } from './model.ts';
export type { SequenceModel } from './sequence-model.ts';
export type { SmoothingReport } from './smoothing-report.ts';
export type { Smoothing } from './smoothing.ts';
export {
  trainModel,
  type TrainedModel,
  type TrainingReport,
  type TrainingSettings,
  type TrainingStage,
} from './train-model.ts';
export { UnknownVote } from './unknown-vote.ts';
export { DEFAULT_WINDOW, trainingHop, windowSamples, type WindowSettings } from './window-settings.ts';
