import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { createRandom } from '../../random/index.ts';
import { fitKernels } from './fit-kernels.ts';
import { scaleWindow } from './fixed-point.ts';
import { KernelTransform } from './kernel-transform.ts';
import { drawChannels, evenQuantile, spreadDilations, TRIPLES } from './kernels.ts';

interface Golden {
  readonly spread: { samples: number; per_kernel: number; dilations: number[]; counts: number[] }[];
  readonly window: number[][];
  readonly dilations: number[];
  readonly counts: number[];
  readonly draws: number[][];
  readonly biases: number[];
  readonly shares: number[];
  readonly fitted_biases: number[];
}

/** See golden/make.py. */
const golden = JSON.parse(readFileSync(new URL('golden/shares.json', import.meta.url), 'utf8')) as Golden;

describe('MiniRocket agrees with the paper, in NumPy,', () => {
  test('on the dilations and how many features each gets', () => {
    for (const { samples, per_kernel, dilations, counts } of golden.spread) {
      const spread = spreadDilations(samples, per_kernel);
      expect([...spread.dilations]).toEqual(dilations);
      expect([...spread.biasCounts]).toEqual(counts);
    }
  });

  test('on the shares of a window', () => {
    const starts = [0];
    for (const draw of golden.draws) starts.push(starts[starts.length - 1] + draw.length);
    const kernels = {
      dilations: Uint16Array.from(golden.dilations),
      biasCounts: Uint16Array.from(golden.counts),
      channelStarts: Uint32Array.from(starts),
      channels: Uint16Array.from(golden.draws.flat()),
      biases: Int32Array.from(golden.biases),
    };
    const transform = new KernelTransform(kernels, 3, 40);
    const shares = new Float32Array(transform.features + 1);
    transform.transform(Int32Array.from(golden.window.flat()), shares, 1);
    expect(shares.subarray(1)).toEqual(Float32Array.from(golden.shares));
  });

  test('on the biases that a window gives', () => {
    const window = Int32Array.from(golden.window[0]);
    const shape = { features: 3 * 84, channels: 1, samples: 40 };
    const { biases } = fitKernels(shape, 1, () => window, createRandom(1));
    expect(biases).toHaveLength(golden.fitted_biases.length);
    biases.forEach((bias, i) => expect(Math.abs(bias - golden.fitted_biases[i])).toBeLessThanOrEqual(0.5001));
  });
});

test('there are 84 kernels, all different', () => {
  expect(new Set(TRIPLES.map(String)).size).toBe(84);
});

test('quantiles fill the range evenly wherever they stop', () => {
  for (const count of [5, 20, 100]) {
    const drawn = Array.from({ length: count }, (_, i) => evenQuantile(i + 1)).sort((a, b) => a - b);
    const gaps = drawn.slice(1).map((value, i) => value - drawn[i]);
    expect(Math.max(...gaps)).toBeLessThan(3 / count);
  }
});

test('each draw has one to three channels, none twice', () => {
  const { channelStarts, channels } = drawChannels(500, 5, createRandom(3));
  const draws = Array.from({ length: 500 }, (_, i) => [
    ...channels.subarray(channelStarts[i], channelStarts[i + 1]),
  ]);
  expect(new Set(draws.map((draw) => draw.length))).toEqual(new Set([1, 2, 3]));
  for (const draw of draws) expect(new Set(draw).size).toBe(draw.length);
  expect(new Set(draws.flat())).toEqual(new Set([0, 1, 2, 3, 4]));
});

test('a sample far beyond the others cannot overflow the sums', () => {
  const out = new Int32Array(2);
  scaleWindow({ means: Float64Array.of(1), deviations: Float64Array.of(2) }, Float64Array.of(3, 1e30), out);
  expect([...out]).toEqual([2 ** 14, 64 * 2 ** 14]);
  expect(3 * 9 * 3 * out[1]).toBeLessThan(2 ** 31);
});
