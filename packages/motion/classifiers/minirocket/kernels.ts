import type { Random } from '../../random/index.ts';

/**
 * The kernels of MiniRocket (Dempster, Schmidt & Webb, "MiniRocket: a very fast (almost) deterministic transform
 * for time series classification", KDD 2021): nine weights, three of them 2 and six −1, at every dilation.
 * Flat arrays, kernel after kernel within dilation after dilation.
 */
export interface Kernels {
  /** Samples between two weights of a kernel, one a dilation. */
  readonly dilations: Uint16Array;
  /** Biases of each kernel of a dilation, one a dilation. */
  readonly biasCounts: Uint16Array;
  /** Draw i of dilation d sums `channels[channelStarts[j] … channelStarts[j + 1]]`, j = DRAWS × d + i. */
  readonly channelStarts: Uint32Array;
  readonly channels: Uint16Array;
  /** In the fixed-point numbers of `scaleWindow`. */
  readonly biases: Int32Array;
}

export const KERNEL_LENGTH = 9;

/** Where each kernel's three weights of 2 are: all 84 ways to choose three of nine. */
export const TRIPLES: readonly (readonly [number, number, number])[] = triples();

/** So many kernels in a row look at the same channels: adding channels up costs more than a kernel. */
export const KERNELS_PER_DRAW = 7;
/** Draws of channels per dilation. */
export const DRAWS = TRIPLES.length / KERNELS_PER_DRAW;

const MAX_DILATIONS = 32;
/** Most channels one kernel sums. The paper has 9; fewer cost less and did no worse here. */
const MAX_CHANNELS = 3;

function triples(): [number, number, number][] {
  const found: [number, number, number][] = [];
  for (let a = 0; a < KERNEL_LENGTH; a++)
    for (let b = a + 1; b < KERNEL_LENGTH; b++)
      for (let c = b + 1; c < KERNEL_LENGTH; c++) found.push([a, b, c]);
  return found;
}

/**
 * Dilations evenly spaced by their logarithm, up to the one whose kernel spans the window, each with its share of
 * the features (section 3.2 of the paper).
 */
export function spreadDilations(
  samples: number,
  featuresPerKernel: number,
): Pick<Kernels, 'dilations' | 'biasCounts'> {
  const steps = Math.min(featuresPerKernel, MAX_DILATIONS);
  const widest = Math.log2((samples - 1) / (KERNEL_LENGTH - 1));
  const found = new Map<number, number>();
  for (let i = 0; i < steps; i++) {
    // The tiny addend undoes rounding where the exponent is a whole number.
    const dilation = Math.floor(2 ** ((widest * i) / Math.max(1, steps - 1)) + 1e-9);
    found.set(dilation, (found.get(dilation) ?? 0) + 1);
  }
  const dilations = Uint16Array.from(found.keys());
  const biasCounts = Uint16Array.from(found.values(), (count) =>
    Math.floor((count * featuresPerKernel) / steps),
  );
  let missing = featuresPerKernel - biasCounts.reduce((sum, count) => sum + count, 0);
  for (let i = 0; missing > 0; i = (i + 1) % biasCounts.length, missing--) biasCounts[i]++;
  return { dilations, biasCounts };
}

/** For each of `draws` draws some channels to sum: 1 to 3 of them, few more often than many. */
export function drawChannels(
  draws: number,
  available: number,
  random: Random,
): Pick<Kernels, 'channelStarts' | 'channels'> {
  const exponent = Math.log2(Math.min(available, MAX_CHANNELS) + 1);
  const starts = [0];
  const channels: number[] = [];
  const deck = Array.from({ length: available }, (_, channel) => channel);
  for (let draw = 0; draw < draws; draw++) {
    const count = Math.floor(2 ** (exponent * random.next()));
    for (let i = 0; i < count; i++) {
      const other = i + random.int(available - i);
      [deck[i], deck[other]] = [deck[other], deck[i]];
    }
    channels.push(...deck.slice(0, count).sort((a, b) => a - b));
    starts.push(channels.length);
  }
  return { channelStarts: Uint32Array.from(starts), channels: Uint16Array.from(channels) };
}

/** The k-th (from 1) number of a sequence that fills (0, 1) evenly wherever it stops. */
export function evenQuantile(k: number): number {
  return (k * ((Math.sqrt(5) + 1) / 2)) % 1;
}
