import { createPool } from '@progo/workers';
import { madeUpWindows } from './forest-data.ts';
import type { Row } from './row.ts';
import { accuracyRow, answerRow, race, speedRow, type Race } from './training-race.ts';

const FEATURES = 300;
const ROUNDS = 20;
const SIZES = [
  { rows: 1000, runs: 3 },
  { rows: 5000, runs: 3 },
] as const;

/** The peer's own defaults, in our words. */
const AS_THEIRS = {
  rounds: ROUNDS,
  patience: 0,
  learning_rate: 0.1,
  max_leaves: 31,
  min_leaf: 20,
  l2: 0,
  column_share: 1,
  bins: 255,
};

/** Gradient boosting with 2 workers beside scikit-learn's on as many threads: same rows, rounds and settings. */
export async function benchBoosting(): Promise<Row[]> {
  const test = madeUpWindows({ seed: 1, rows: 3000, features: FEATURES, subjects: 10 }, 20);
  const rows: Row[] = [];
  const pool = createPool({ threads: 2 });
  const peer = {
    name: 'HistGradientBoostingClassifier',
    settings: { max_iter: ROUNDS, early_stopping: false },
  };
  const common = { kind: 'gradient_boosting', peer, test, parallel: pool };
  try {
    for (const { rows: size, runs } of SIZES) {
      const train = madeUpWindows({ seed: 1, rows: size, features: FEATURES, subjects: 20 });
      const setting: Race = { ...common, hyperparameters: AS_THEIRS, train, runs };
      const result = await race(setting);
      rows.push(
        speedRow(
          `gradient boosting: ${ROUNDS} rounds, settings of the peer`,
          setting,
          result,
          '≥ 1 × as fast',
        ),
      );
      if (size === 5000)
        rows.push(accuracyRow('gradient boosting', result), answerRow('gradient boosting', setting, result));
    }
    return rows;
  } finally {
    await pool.close();
  }
}

if (import.meta.main) console.table(await benchBoosting());
