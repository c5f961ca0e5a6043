import type { ClassifierFamily } from './classifier.ts';
import { ensemble } from './ensemble/ensemble.ts';
import { svm } from './kernel/svm.ts';
import { discriminant } from './linear/discriminant.ts';
import { logistic } from './linear/logistic.ts';
import { gradientBoosting } from './boosting/gradient-boosting.ts';
import { temporalCnn } from './cnn/temporal-cnn.ts';
import { minirocket } from './minirocket/minirocket.ts';
import { extraTrees } from './trees/extra-trees.ts';
import { randomForest } from './trees/random-forest.ts';

/** Every family of classifiers by its kind. */
export const families: Readonly<Record<string, ClassifierFamily>> = {
  [randomForest.kind]: randomForest,
  [svm.kind]: svm,
  [logistic.kind]: logistic,
  [discriminant.kind]: discriminant,
  [extraTrees.kind]: extraTrees,
  [gradientBoosting.kind]: gradientBoosting,
  [minirocket.kind]: minirocket,
  [temporalCnn.kind]: temporalCnn,
  [ensemble.kind]: ensemble,
};
