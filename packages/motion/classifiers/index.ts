export type {
  Classifier,
  ClassifierFamily,
  ClassifierState,
  Hyperparameter,
  Training,
  TrainingContext,
} from './classifier.ts';
export type { Dataset } from './dataset.ts';
