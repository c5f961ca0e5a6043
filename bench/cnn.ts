import type { Row } from './row.ts';
import { benchSampleTraining } from './sample-training.ts';

/** The temporal convolution network, all members to their early stop. */
export function benchCnn(): Promise<Row[]> {
  return benchSampleTraining({ kind: 'temporal_cnn', title: 'temporal CNN', rows: 2000, target: '≤ 60 s' });
}

if (import.meta.main) console.table(await benchCnn());
