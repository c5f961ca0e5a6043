import type { Random } from '../../random/index.ts';
import { KernelTransform } from './kernel-transform.ts';
import { drawChannels, DRAWS, evenQuantile, spreadDilations, TRIPLES, type Kernels } from './kernels.ts';

/**
 * Draws channels, and takes each kernel's biases from its convolution with one window of the training data.
 * @param window answers with training window number 0 … `windows` − 1 in fixed point
 */
export function fitKernels(
  { features, channels, samples }: { features: number; channels: number; samples: number },
  windows: number,
  window: (index: number) => Int32Array,
  random: Random,
): Kernels {
  const spread = spreadDilations(samples, Math.max(1, Math.floor(features / TRIPLES.length)));
  const biasCount = TRIPLES.length * spread.biasCounts.reduce((sum, count) => sum + count, 0);
  const kernels = {
    ...spread,
    ...drawChannels(DRAWS * spread.dilations.length, channels, random.fork(0)),
    biases: new Int32Array(biasCount),
  };
  const transform = new KernelTransform(kernels, channels, samples);
  const choice = random.fork(1);
  let bias = 0;
  spread.biasCounts.forEach((count, d) => {
    for (let kernel = 0; kernel < TRIPLES.length; kernel++) {
      const sorted = transform
        .convolution(window(choice.int(windows)), d, kernel)
        .slice()
        .sort();
      for (let i = 0; i < count; i++, bias++) kernels.biases[bias] = quantile(sorted, evenQuantile(bias + 1));
    }
  });
  return kernels;
}

/** Between neighbours, interpolated, rounded. */
function quantile(sorted: Int32Array, share: number): number {
  const at = share * (sorted.length - 1);
  const below = Math.floor(at);
  const above = Math.min(below + 1, sorted.length - 1);
  return Math.round(sorted[below] + (at - below) * (sorted[above] - sorted[below]));
}
