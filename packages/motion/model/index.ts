export { classifyRecording, type WindowAnswer } from './classify-recording.ts';
export {
  CannotTrain,
  countPerClass,
  labelledWindows,
  type LabelledSession,
  type LabelledWindows,
} from './labelled-windows.ts';
export { FeatureMismatch, Model, openModel, type ModelHeader } from './model.ts';
export { Smoother } from './smoother.ts';
export {
  trainModel,
  type TrainedModel,
  type TrainingReport,
  type TrainingSettings,
  type TrainingStage,
} from './train-model.ts';
export { DEFAULT_WINDOW, trainingHop, windowSamples, type WindowSettings } from './window-settings.ts';
