import type { ChannelName } from './channels.ts';
import { featuresOf, present, same, type CreateFamily, type Statistic } from './family.ts';
import { mean } from './mean.ts';
import { createSort } from './sort.ts';

const STATISTICS: readonly Statistic[] = [
  { name: 'mean', unit: same, description: 'Mean of …' },
  { name: 'std', unit: same, description: 'Standard deviation of …' },
  { name: 'rms', unit: same, description: 'Root mean square of …' },
  { name: 'skewness', unit: '1', description: 'Skewness of …: whether its extremes lie above or below' },
  { name: 'kurtosis', unit: '1', description: 'Excess kurtosis of …: how rare and large its extremes are' },
  { name: 'min', unit: same, description: 'Smallest value of …' },
  { name: 'max', unit: same, description: 'Largest value of …' },
  { name: 'median', unit: same, description: 'Median of …' },
  { name: 'p10', unit: same, description: 'Tenth percentile of …' },
  { name: 'p90', unit: same, description: 'Ninetieth percentile of …' },
  { name: 'iqr', unit: same, description: 'Interquartile range of …' },
  { name: 'mad', unit: same, description: 'Median absolute deviation from the median of …' },
];

/**
 * Moments and order statistics of a channel. Population moments; percentiles by linear interpolation (type 7
 * of Hyndman & Fan, Am. Stat. 50, 1996), as NumPy's default.
 */
export const statistics =
  (all: readonly ChannelName[]): CreateFamily =>
  (channels, shape) => {
    const names = present(all, shape);
    const columns = names.map((name) => channels.columns[name]);
    const describe = createDescribe(shape.samples);
    return {
      features: featuresOf('statistics', names, STATISTICS),
      extract(out, offset) {
        columns.forEach((values, i) => describe(values, out, offset + i * STATISTICS.length));
      },
    };
  };

/** Writes the statistics of signals of one length, in the order of STATISTICS. Owns its scratch memory. */
export function createDescribe(samples: number) {
  const sorted = new Float64Array(samples);
  const sort = createSort(samples);

  return (values: Float64Array, out: Float32Array | Float64Array, at: number): void => {
    const center = mean(values);
    writeMoments(values, center, out, at);
    sorted.set(values);
    sort(sorted);
    out[at + 5] = sorted[0];
    out[at + 6] = sorted[sorted.length - 1];
    const median = percentile(sorted, 0.5);
    out[at + 7] = median;
    out[at + 8] = percentile(sorted, 0.1);
    out[at + 9] = percentile(sorted, 0.9);
    out[at + 10] = percentile(sorted, 0.75) - percentile(sorted, 0.25);
    out[at + 11] = medianDeviation(sorted, median);
  };
}

/** Mean, deviation, root mean square, skewness, kurtosis; of a constant the last two are 0. */
function writeMoments(
  values: Float64Array,
  center: number,
  out: Float32Array | Float64Array,
  at: number,
): void {
  const n = values.length;
  let m2 = 0;
  let m3 = 0;
  let m4 = 0;
  for (let i = 0; i < n; i++) {
    const d = values[i] - center;
    const square = d * d;
    m2 += square;
    m3 += square * d;
    m4 += square * square;
  }
  m2 /= n;
  const varies = m2 > 1e-12 * (1 + center * center);
  out[at] = center;
  out[at + 1] = Math.sqrt(m2);
  out[at + 2] = Math.sqrt(m2 + center * center);
  out[at + 3] = varies ? m3 / n / (m2 * Math.sqrt(m2)) : 0;
  out[at + 4] = varies ? m4 / n / (m2 * m2) - 3 : 0;
}

function percentile(sorted: Float64Array, share: number): number {
  const at = share * (sorted.length - 1);
  const below = Math.floor(at);
  const above = Math.min(below + 1, sorted.length - 1);
  return sorted[below] + (sorted[above] - sorted[below]) * (at - below);
}

/**
 * Median of |x - median|. Below and above the median, distances already ascend, so that the two halves
 * are walked outwards like a merge instead of being sorted again.
 */
function medianDeviation(sorted: Float64Array, median: number): number {
  const n = sorted.length;
  let above = 0;
  while (above < n && sorted[above] < median) above++;
  let below = above - 1;
  let previous = 0;
  let current = 0;
  for (let taken = 0; taken <= n >> 1; taken++) {
    previous = current;
    const down = below >= 0 ? median - sorted[below] : Infinity;
    const up = above < n ? sorted[above] - median : Infinity;
    if (down < up) {
      current = down;
      below--;
    } else {
      current = up;
      above++;
    }
  }
  return n % 2 === 0 ? (previous + current) / 2 : current;
}
