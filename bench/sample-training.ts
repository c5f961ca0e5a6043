import { families, resolveHyperparameters } from '@progo/motion/classifiers';
import { indexOfLargest } from '@progo/motion/evaluation';
import { createPool } from '@progo/workers';
import type { Row } from './row.ts';
import { simulatedWindows } from './simulated-windows.ts';

interface SampleTraining {
  /** A key of `families` that looks at samples. */
  readonly kind: string;
  readonly title: string;
  readonly rows: number;
  readonly target: string;
}

/** Trains on raw windows of virtual athletes as shipped, with 2 workers, and answers windows of others. */
export async function benchSampleTraining({ kind, title, rows, target }: SampleTraining): Promise<Row[]> {
  const pool = createPool({ threads: 2 });
  try {
    const { train, test } = await simulatedWindows(rows, pool);
    const family = families[kind];
    const started = performance.now();
    const hyperparameters = resolveHyperparameters(family, {});
    const { state } = await family.train(train, hyperparameters, { seed: 1, parallel: pool });
    const seconds = (performance.now() - started) / 1000;
    const classifier = family.revive(state);
    const probabilities = new Float64Array(test.classes.length);
    const times: number[] = [];
    const right = test.labels.filter((label, row) => {
      const asked = performance.now();
      classifier.predict(test.values, row * test.features.length, probabilities);
      times.push(performance.now() - asked);
      return indexOfLargest(probabilities) === label;
    });
    const size = `${rows.toLocaleString('en')} windows × 9 axes × 200 samples`;
    return [
      { figure: `${title}: training, ${size}, 2 workers`, value: `${seconds.toFixed(1)} s`, target },
      {
        figure: `${title}: accuracy on virtual athletes it never saw`,
        value: (right.length / test.rows).toFixed(4),
        target: '',
      },
      {
        figure: `${title}: answer for one window, median`,
        value: `${times.toSorted((a, b) => a - b)[times.length >> 1].toFixed(2)} ms`,
        target: '≤ 3 ms',
      },
    ];
  } finally {
    await pool.close();
  }
}
