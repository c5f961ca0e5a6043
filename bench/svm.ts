import { createPool } from '@progo/workers';
import { madeUpWindows } from './forest-data.ts';
import type { Row } from './row.ts';
import { accuracyRow, answerRow, race, speedRow, type Race } from './training-race.ts';

const SHAPE = { seed: 1, features: 300, classes: 8 };
const ROWS = 5000;
const script = 'scaled_sklearn.py';
const SVC = { name: 'SVC', settings: { C: 3 }, script };

interface Contender extends Pick<Race, 'kind' | 'hyperparameters' | 'peer'> {
  readonly title: string;
  readonly target: string;
}

const CONTENDERS: readonly Contender[] = [
  {
    title: 'support vector machines, calibrated',
    kind: 'svm',
    hyperparameters: {},
    peer: SVC,
    target: '≥ 1 × as fast',
  },
  {
    title: 'support vector machines, not calibrated',
    kind: 'svm',
    hyperparameters: { calibration_folds: 0 },
    peer: SVC,
    target: '≥ 1 × as fast',
  },
  {
    title: 'logistic regression',
    kind: 'logistic',
    hyperparameters: { penalty: 0.02 },
    peer: { name: 'LogisticRegression', settings: { C: 1 / (0.02 * ROWS), max_iter: 1000 }, script },
    target: '',
  },
  {
    title: 'discriminant analysis',
    kind: 'discriminant',
    hyperparameters: { shrinkage: 0.3 },
    peer: { name: 'LinearDiscriminantAnalysis', settings: { solver: 'lsqr', shrinkage: 0.3 }, script },
    target: '',
  },
];

/** Classifiers on standardised features, with 2 workers, beside scikit-learn's. */
export async function benchSvm(): Promise<Row[]> {
  const train = madeUpWindows({ ...SHAPE, rows: ROWS, subjects: 20 });
  const test = madeUpWindows({ ...SHAPE, rows: 1000, subjects: 10 }, 20);
  const rows: Row[] = [];
  const pool = createPool({ threads: 2 });
  try {
    for (const { title, target, ...contender } of CONTENDERS) {
      const setting: Race = { ...contender, train, test, runs: 5, parallel: pool };
      const result = await race(setting);
      rows.push(speedRow(title, setting, result, target));
      rows.push(accuracyRow(title, result), answerRow(title, setting, result));
    }
    return rows;
  } finally {
    await pool.close();
  }
}

if (import.meta.main) console.table(await benchSvm());
