import type { Classifier, Dataset } from '../classifiers/index.ts';
import { groupsOf, type Grouping, type Origin } from './groups.ts';
import { indexOfLargest } from './largest.ts';
import { confusion, scores } from './metrics.ts';

/** What it costs to wear the sensor otherwise than those did who taught the model. Plain JSON. */
export interface RotationReport {
  /** Of windows whose recording was turned. */
  readonly accuracy: number;
  readonly macro_f1: number;
  /** Accuracy as worn less accuracy turned, in points of a hundred. */
  readonly penalty_points: number;
  readonly macro_f1_penalty_points: number;
}

/** Asks the models of a cross-validation about the same windows turned round; see `onFold`. */
export interface RotationTrial {
  readonly onFold: (classifier: Classifier, fold: number, groups: ReadonlySet<string>) => Promise<void>;
  /** After the last fold: how the turned windows fared beside those as worn. */
  report(asWorn: { readonly accuracy: number; readonly macro_f1: number }): RotationReport;
}

/**
 * @param turned the rows of the cross-validated data set, in the same order, from turned recordings
 * @param origins where each row comes from
 */
export function createRotationTrial(
  turned: Dataset,
  origins: readonly Origin[],
  grouping: Grouping,
): RotationTrial {
  const groups = groupsOf(origins, grouping);
  const answers = new Uint16Array(turned.rows);
  return {
    onFold: async (classifier, _fold, tested) => {
      const probabilities = new Float64Array(classifier.classes.length);
      for (let row = 0; row < turned.rows; row++) {
        if (!tested.has(groups[row])) continue;
        classifier.predict(turned.values, row * turned.features.length, probabilities);
        answers[row] = turned.classes.indexOf(classifier.classes[indexOfLargest(probabilities)]);
      }
    },
    report(asWorn) {
      const { accuracy, macroF1 } = scores(confusion(turned.classes, turned.labels, answers));
      return {
        accuracy,
        macro_f1: macroF1,
        penalty_points: 100 * (asWorn.accuracy - accuracy),
        macro_f1_penalty_points: 100 * (asWorn.macro_f1 - macroF1),
      };
    },
  };
}
