import { describe, expect, test } from 'vitest';
import { inline } from '../../parallel/index.ts';
import { encodeArtifact } from '../artifact.ts';
import type { ClassifierState } from '../classifier.ts';
import type { Dataset } from '../dataset.ts';
import { resolveHyperparameters } from '../hyperparameters.ts';
import { accuracyOf, answersOf, madeUpWindows } from '../windows.fixture.ts';
import { minirocket } from './minirocket.ts';

async function train(
  data: Dataset,
  given: Record<string, number> = {},
  { seed = 0, rows }: { seed?: number; rows?: Uint32Array } = {},
): Promise<ClassifierState> {
  const hyperparameters = resolveHyperparameters(minirocket, { shares: 168, copies: 1, ...given });
  return (await minirocket.train(data, hyperparameters, { seed, parallel: inline }, rows)).state;
}

const data = madeUpWindows();
const bytesOf = async (state: Promise<ClassifierState>) => encodeArtifact({}, [await state]);

describe('MiniRocket', () => {
  test('tells movements it learned, in windows it never saw', async () => {
    const classifier = minirocket.revive(await train(data));
    expect(accuracyOf(classifier, madeUpWindows({ seed: 2 }))).toBeGreaterThan(0.95);
  });

  test('answers with probabilities that sum to 1, surer of what it knows than of noise', async () => {
    const classifier = minirocket.revive(await train(data));
    const noise = { ...data, values: data.values.map((_, i) => Math.sin(i * i)) };
    const sure = (of: Dataset) =>
      answersOf(classifier, of).reduce((sum, p) => sum + Math.max(...p) / of.rows, 0);
    for (const p of answersOf(classifier, data)) {
      expect(p.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 12);
    }
    expect(sure(data)).toBeGreaterThan(0.8);
    expect(sure(noise)).toBeLessThan(sure(data));
  });

  test('never answers a class without a row', async () => {
    const two = { ...data, labels: data.labels.map((label) => label % 2) };
    for (const p of answersOf(minirocket.revive(await train(two)), two)) expect(p[2]).toBe(0);
  });

  test('learns from the given rows alone', async () => {
    const rows = Uint32Array.from({ length: 30 }, (_, i) => 2 * i);
    const width = data.features.length;
    const values = Float32Array.from(
      [...rows].flatMap((row) => [...data.values.subarray(row * width, (row + 1) * width)]),
    );
    const alone = {
      ...data,
      values,
      rows: rows.length,
      labels: Uint16Array.from(rows, (row) => data.labels[row]),
      groups: Uint32Array.from(rows, (row) => data.groups[row]),
    };
    expect(await bytesOf(train(data, {}, { rows }))).toEqual(await bytesOf(train(alone)));
  });

  test('is the same for the same data and seed, another for another seed', async () => {
    const bytes = await bytesOf(train(data));
    expect(await bytesOf(train(data))).toEqual(bytes);
    expect(await bytesOf(train(data, {}, { seed: 1 }))).not.toEqual(bytes);
  });

  test('takes one class, one window of a class, one group, constant channels', async () => {
    const one = { ...data, labels: new Uint16Array(data.rows) };
    expect(answersOf(minirocket.revive(await train(one)), data)[0]).toEqual(Float64Array.of(1, 0, 0));
    const rare = { ...data, labels: data.labels.map((_, row) => (row === 5 ? 1 : 0)) };
    await expect(train(rare)).resolves.toBeDefined();
    await expect(train({ ...data, groups: new Uint32Array(data.rows) })).resolves.toBeDefined();
    const still = { ...data, values: new Float32Array(data.values.length) };
    const [answer] = answersOf(minirocket.revive(await train(still)), still);
    expect(answer.every(Number.isFinite)).toBe(true);
  });

  test('tells progress up to 1, and can be aborted', async () => {
    const told: number[] = [];
    const hyperparameters = resolveHyperparameters(minirocket, { shares: 84 });
    const context = { seed: 0, parallel: inline };
    await minirocket.train(data, hyperparameters, { ...context, onProgress: (f) => told.push(f) });
    expect(told).toEqual([...told].sort((a, b) => a - b));
    expect(told.at(-1)).toBe(1);
    const controller = new AbortController();
    const aborted = minirocket.train(data, hyperparameters, {
      ...context,
      signal: controller.signal,
      onProgress: () => controller.abort(new Error('enough')),
    });
    await expect(aborted).rejects.toThrow('enough');
  });
});

describe('a hyperparameter', () => {
  test('shares says how many numbers a window becomes', async () => {
    expect((await train(data, { shares: 300 })).arrays.biases).toHaveLength(252);
  });

  test('orientation_free answers alike however the sensor is turned', async () => {
    const turned = { ...data, values: quarterTurn(data) };
    const free = minirocket.revive(await train(data, { orientation_free: 1 }));
    expect(answersOf(free, turned)[7][1]).toBeCloseTo(answersOf(free, data)[7][1], 2);
    const bound = minirocket.revive(await train(data));
    expect(accuracyOf(bound, turned)).toBeLessThan(accuracyOf(bound, data));
  });

  test.each<Record<string, number>>([{ penalty: 500 }, { turn: 60 }, { copies: 2 }])(
    '%o is really used',
    async (given) => {
      const { weights } = (await train(data, given)).arrays;
      expect(weights).not.toEqual((await train(data)).arrays.weights);
    },
  );
});

/** x becomes y, y becomes z, z becomes x. */
function quarterTurn({ values, features, rows }: Dataset): Float32Array {
  const samples = features.length / 6;
  const axis = [1, 2, 0, 4, 5, 3];
  return Float32Array.from({ length: rows * features.length }, (_, i) => {
    const within = i % features.length;
    return values[i - within + axis[Math.floor(within / samples)] * samples + (within % samples)];
  });
}

describe('a damaged state is refused:', async () => {
  const state = await train(data);
  const { arrays } = state;
  test.each<[string, Partial<ClassifierState['arrays']>, string]>([
    ['no weights', { weights: new Float64Array(0) }, 'its weights are damaged'],
    [
      'a weight that is no number',
      { weights: new Float64Array(arrays.weights.length).fill(NaN) },
      'its weights',
    ],
    ['offsets of no class', { offsets: new Float64Array(3).fill(-Infinity) }, 'its weights are damaged'],
    ['a channel there is not', { channels: new Uint16Array(arrays.channels.length).fill(99) }, 'its kernels'],
    [
      'a dilation beyond the window',
      { dilations: new Uint16Array(arrays.dilations.length).fill(9) },
      'its kernels',
    ],
    ['biases missing', { biases: new Int32Array(3) }, 'its kernels are damaged'],
    ['a spread of zero', { channelDeviations: new Float64Array(12) }, 'its kernels are damaged'],
  ])('%s', (_, damage, message) => {
    const damaged = { ...state, arrays: { ...arrays, ...damage } };
    expect(() => minirocket.revive(damaged as ClassifierState)).toThrow(message);
  });

  test('columns that are no window', () => {
    expect(() => minirocket.revive({ ...state, features: ['a', 'b'] })).toThrow(
      'not the samples of a window',
    );
  });
});
