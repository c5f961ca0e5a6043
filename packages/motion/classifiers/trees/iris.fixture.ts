import { readFileSync } from 'node:fs';
import type { Dataset } from '../index.ts';

/** What scikit-learn makes of iris; see golden/iris.py. */
interface Golden {
  readonly features: string[];
  readonly classes: string[];
  readonly values: number[][];
  readonly labels: number[];
  readonly between: number[][];
  readonly random_forest: GoldenForest;
  readonly extra_trees: GoldenForest;
  readonly gradient_boosting: { readonly log_loss: number[]; readonly probabilities_between: number[][] };
}

interface GoldenForest {
  readonly out_of_bag_accuracy: number;
  readonly importance: number[];
  readonly probabilities_between: number[][];
}

/** The measurements, and points between the two classes that touch. */
export function readIris(): { data: Dataset; between: Dataset; golden: Golden } {
  const golden = JSON.parse(readFileSync(new URL('golden/iris.json', import.meta.url), 'utf8')) as Golden;
  const { classes, features } = golden;
  const labels = Uint16Array.from(golden.labels);
  const data = {
    values: Float32Array.from(golden.values.flat()),
    rows: labels.length,
    features,
    labels,
    classes,
    groups: new Uint32Array(labels.length),
  };
  const between = { ...data, values: Float32Array.from(golden.between.flat()), rows: golden.between.length };
  return { data, between, golden };
}
