import { encodeArtifact, families, resolveHyperparameters, type Dataset } from '@progo/motion/classifiers';
import { inline, type Parallel } from '@progo/motion/parallel';
import { expect, test } from 'vitest';
import { createPool } from './pool.ts';

const SAMPLES = 32;
const features = ['ax', 'ay', 'az', 'gx', 'gy', 'gz'].flatMap((axis) =>
  Array.from({ length: SAMPLES }, (_, i) => `${axis}@${i}`),
);
const data: Dataset = {
  values: Float32Array.from({ length: 60 * features.length }, (_, i) => Math.sin(i * i) + Math.sin(i / 9)),
  rows: 60,
  features,
  labels: Uint16Array.from({ length: 60 }, (_, i) => i % 3),
  classes: ['one', 'three', 'two'],
  groups: Uint32Array.from({ length: 60 }, (_, i) => Math.floor(i / 15)),
};

test.each([
  ['minirocket', { shares: 84, copies: 2 }],
  ['temporal_cnn', { width: 4, epochs: 2, members: 3 }],
])('%s is the same however many threads train it', async (kind, given) => {
  const family = families[kind];
  const train = async (parallel: Parallel) => {
    const { state } = await family.train(data, resolveHyperparameters(family, given), { seed: 5, parallel });
    return encodeArtifact({}, [state]);
  };
  const alone = await train(inline);
  for (const threads of [1, 3]) {
    const pool = createPool({ threads });
    expect(await train(pool)).toEqual(alone);
    await pool.close();
  }
});
