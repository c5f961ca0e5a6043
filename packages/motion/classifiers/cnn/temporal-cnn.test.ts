import { describe, expect, test } from 'vitest';
import { inline } from '../../parallel/index.ts';
import { encodeArtifact } from '../artifact.ts';
import type { ClassifierState } from '../classifier.ts';
import type { Dataset } from '../dataset.ts';
import { resolveHyperparameters } from '../hyperparameters.ts';
import { accuracyOf, answersOf, madeUpWindows } from '../windows.fixture.ts';
import { temporalCnn } from './temporal-cnn.ts';

const QUICK = { width: 4, members: 2, epochs: 3, batch: 8 };

async function train(data: Dataset, given: Record<string, number> = {}, seed = 0): Promise<ClassifierState> {
  const hyperparameters = resolveHyperparameters(temporalCnn, { ...QUICK, ...given });
  return (await temporalCnn.train(data, hyperparameters, { seed, parallel: inline })).state;
}

const data = madeUpWindows();
const bytesOf = async (state: Promise<ClassifierState>) => encodeArtifact({}, [await state]);

describe('a temporal network', () => {
  test('tells movements it learned, in windows it never saw', async () => {
    const classifier = temporalCnn.revive(await train(data, { epochs: 30, width: 8 }));
    expect(accuracyOf(classifier, madeUpWindows({ seed: 2 }))).toBeGreaterThan(0.95);
  });

  test('answers with probabilities that sum to 1', async () => {
    for (const p of answersOf(temporalCnn.revive(await train(data)), data)) {
      expect(Math.min(...p)).toBeGreaterThanOrEqual(0);
      expect(p.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 12);
    }
  });

  test('never answers a class without a row', async () => {
    const two = { ...data, labels: data.labels.map((label) => label % 2) };
    for (const p of answersOf(temporalCnn.revive(await train(two)), two)) expect(p[2]).toBe(0);
  });

  test('is the same for the same data and seed, another for another seed', async () => {
    const bytes = await bytesOf(train(data));
    expect(await bytesOf(train(data))).toEqual(bytes);
    expect(await bytesOf(train(data, {}, 1))).not.toEqual(bytes);
  });

  test('takes one window, one class, one group, constant channels', async () => {
    await expect(train(madeUpWindows({ rows: 1 }))).resolves.toBeDefined();
    const one = { ...data, labels: new Uint16Array(data.rows) };
    expect(answersOf(temporalCnn.revive(await train(one)), data)[0]).toEqual(Float64Array.of(1, 0, 0));
    await expect(train({ ...data, groups: new Uint32Array(data.rows) })).resolves.toBeDefined();
    const still = { ...data, values: new Float32Array(data.values.length) };
    const [answer] = answersOf(temporalCnn.revive(await train(still)), still);
    expect(answer.every(Number.isFinite)).toBe(true);
  });

  test('stops when the people left out are answered no better', async () => {
    const noise = { ...data, labels: data.labels.map((_, row) => (row * row * 7 + row) % 3) };
    const told: number[] = [];
    const hyperparameters = resolveHyperparameters(temporalCnn, { ...QUICK, epochs: 100, patience: 2 });
    const context = { seed: 0, parallel: inline, onProgress: (fraction: number) => told.push(fraction) };
    await temporalCnn.train(noise, hyperparameters, context);
    expect(told.length).toBeLessThan(100);
    expect(told.at(-1)).toBe(1);
  });

  test('can be aborted', async () => {
    const controller = new AbortController();
    const training = temporalCnn.train(data, resolveHyperparameters(temporalCnn, QUICK), {
      seed: 0,
      parallel: inline,
      signal: controller.signal,
      onProgress: () => controller.abort(new Error('enough')),
    });
    await expect(training).rejects.toThrow('enough');
  });
});

test.each<Record<string, number>>([
  { width: 5 },
  { members: 3 },
  { epochs: 1 },
  { batch: 16 },
  { learning_rate: 0.01 },
  { decay: 0.5 },
  { dropout: 0 },
  { smoothing: 0 },
  { turn: 0 },
  { tempo: 0 },
  { strength: 0 },
  { noise: 0 },
])('the hyperparameter %o is really used', async (given) => {
  const { parameters } = (await train(data, given)).arrays;
  expect(parameters).not.toEqual((await train(data)).arrays.parameters);
});

describe('a damaged state is refused:', async () => {
  const state = await train(data);
  const { arrays } = state;
  test.each<[string, Record<string, ClassifierState['arrays'][string]>, string]>([
    ['weights cut off', { parameters: arrays.parameters.slice(1) }, 'its weights are damaged'],
    ['no weights', { parameters: new Float32Array(0) }, 'its weights are damaged'],
    [
      'weights that are no numbers',
      { parameters: arrays.parameters.map(() => NaN) },
      'its weights are damaged',
    ],
    ['no spread', { channelDeviations: new Float64Array(12) }, 'its scaling is damaged'],
    ['a channel missing', { channelMeans: new Float64Array(11) }, 'its scaling is damaged'],
    ['no sharpness', { sharpness: new Float64Array(0) }, 'what its scores mean'],
    ['no class', { taught: new Uint8Array(3) }, 'what its scores mean'],
  ])('%s', (_, damage, message) => {
    expect(() => temporalCnn.revive({ ...state, arrays: { ...arrays, ...damage } })).toThrow(message);
  });

  test('another width than its weights have', () => {
    const hyperparameters = { ...state.hyperparameters, width: 5 };
    expect(() => temporalCnn.revive({ ...state, hyperparameters })).toThrow('its weights are damaged');
  });
});
