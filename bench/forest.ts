import { createPool } from '@progo/workers';
import { madeUpWindows } from './forest-data.ts';
import type { Row } from './row.ts';
import { accuracyRow, answerRow, race, speedRow, type Race } from './training-race.ts';

const FEATURES = 300;
/** Windows, and how often to train on so many. */
const SIZES = [
  { rows: 1000, runs: 7 },
  { rows: 5000, runs: 5 },
  { rows: 20_000, runs: 1 },
] as const;
const FORESTS = { random_forest: 'RandomForestClassifier', extra_trees: 'ExtraTreesClassifier' };

/** Random forest and extra trees of 100 trees with 2 workers beside scikit-learn with `n_jobs=2`, at growing sizes. */
export async function benchForest(): Promise<Row[]> {
  const test = madeUpWindows({ seed: 1, rows: 3000, features: FEATURES, subjects: 10 }, 20);
  const rows: Row[] = [];
  const pool = createPool({ threads: 2 });
  try {
    for (const [kind, name] of Object.entries(FORESTS)) {
      const title = kind.replace('_', ' ');
      for (const { rows: size, runs } of SIZES) {
        const train = madeUpWindows({ seed: 1, rows: size, features: FEATURES, subjects: 20 });
        const peer = { name, settings: { n_estimators: 100, n_jobs: 2 } };
        const setting: Race = {
          kind,
          hyperparameters: { trees: 100 },
          peer,
          train,
          test,
          runs,
          parallel: pool,
        };
        const result = await race(setting);
        rows.push(speedRow(`${title}: 100 trees, 2 workers`, setting, result, '≥ 5 × faster'));
        if (size === 5000) rows.push(accuracyRow(title, result), answerRow(title, setting, result));
      }
    }
    return rows;
  } finally {
    await pool.close();
  }
}

if (import.meta.main) console.table(await benchForest());
