import type { Row } from './row.ts';
import { benchSampleTraining } from './sample-training.ts';

/** MiniRocket with its ridge regression and the choice of its penalty. */
export function benchMiniRocket(): Promise<Row[]> {
  return benchSampleTraining({ kind: 'minirocket', title: 'MiniRocket', rows: 5000, target: '≤ 15 s' });
}

if (import.meta.main) console.table(await benchMiniRocket());
