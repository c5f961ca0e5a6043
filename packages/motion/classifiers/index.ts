export { DamagedArtifact, decodeArtifact, encodeArtifact } from './artifact.ts';
export type {
  Classifier,
  ClassifierFamily,
  ClassifierState,
  Hyperparameter,
  Training,
  TrainingContext,
} from './classifier.ts';
export type { Dataset } from './dataset.ts';
export { families } from './families.ts';
export { InvalidHyperparameter, resolveHyperparameters } from './hyperparameters.ts';
