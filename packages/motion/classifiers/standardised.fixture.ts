import { readFileSync } from 'node:fs';
import type { Dataset } from './index.ts';

/** See golden/standardised.py. */
interface Golden {
  readonly values: number[][];
  readonly labels: number[];
  readonly between: number[][];
  readonly mean: number[];
  readonly deviation: number[];
  readonly svc: { readonly decisions_between: number[][]; readonly predictions_between: number[] };
  readonly ridge: GoldenLinear;
  readonly elastic_net: GoldenLinear;
  readonly discriminant: GoldenLinear;
  readonly couplings: { readonly pairs: number[][]; readonly probabilities: number[] }[];
}

interface GoldenLinear {
  readonly coefficients: number[][];
  /** Less their mean. */
  readonly intercepts: number[];
  readonly probabilities_between: number[][];
}

/** Iris, points between the two classes that touch, and what scikit-learn makes of them, standardised. */
export function readStandardised(): { data: Dataset; between: Dataset; golden: Golden } {
  const text = readFileSync(new URL('golden/standardised.json', import.meta.url), 'utf8');
  const golden = JSON.parse(text) as Golden;
  const dataset = (values: number[][]): Dataset => ({
    values: Float32Array.from(values.flat()),
    rows: values.length,
    features: ['sepal length', 'sepal width', 'petal length', 'petal width'],
    labels: Uint16Array.from(golden.labels),
    classes: ['setosa', 'versicolor', 'virginica'],
    groups: new Uint32Array(values.length),
  });
  return { data: dataset(golden.values), between: dataset(golden.between), golden };
}
