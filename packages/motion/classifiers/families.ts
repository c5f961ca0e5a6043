import type { ClassifierFamily } from './classifier.ts';
import { randomForest } from './random-forest.ts';

/** Every family of classifiers by its kind. */
export const families: Readonly<Record<string, ClassifierFamily>> = {
  [randomForest.kind]: randomForest,
};
