import type { ChannelName } from './channels.ts';
import { featuresOf, type CreateFamily, type Statistic } from './family.ts';
import { mean } from './mean.ts';

const STATISTICS: readonly Statistic[] = [
  { name: 'mean_crossings', unit: '1/s', description: 'How often … crosses its mean, a second' },
  {
    name: 'peaks',
    unit: '1/s',
    description: 'Peaks of … above its mean by half a standard deviation, a second',
  },
  {
    name: 'mean_change',
    unit: (channel) => (channel === 'm/s²' ? 'm/s³' : channel.replace('/s', '/s²')),
    description: 'Mean absolute change of …, a second',
  },
  { name: 'mobility', unit: 'rad/s', description: 'Hjorth mobility of …: its mean frequency' },
  { name: 'complexity', unit: '1', description: 'Hjorth complexity of …: how far from a pure sine it is' },
];

/**
 * The course of a channel in time. Hjorth parameters after B. Hjorth, EEG analysis based on time domain
 * properties, Electroencephalogr. Clin. Neurophysiol. 29, 1970. Peaks as SciPy's `find_peaks(x, height)`.
 *
 * @param options.unsigned leave out what changes when the channel is turned over: its peaks
 */
export const waveform =
  (names: readonly ChannelName[], { unsigned = false } = {}): CreateFamily =>
  (channels, { rateHz, samples }) => {
    const statistics = unsigned ? STATISTICS.filter(({ name }) => name !== 'peaks') : STATISTICS;
    const columns = names.map((name) => channels.columns[name]);
    const seconds = samples / rateHz;

    function extractOne(values: Float64Array, out: Float32Array | Float64Array, at: number): void {
      const center = mean(values);
      const { variance, variance1, variance2, change, crossings } = changes(values, center);
      const varies = variance > 1e-12 * (1 + center * center);
      const mobility = varies ? Math.sqrt(variance1 / variance) : 0;
      let next = at;
      out[next++] = crossings / seconds;
      if (!unsigned)
        out[next++] = varies ? countPeaks(values, center + Math.sqrt(variance) / 2) / seconds : 0;
      out[next++] = change * rateHz;
      out[next++] = mobility * rateHz;
      out[next] = varies && variance1 > 0 ? Math.sqrt(variance2 / variance1) / mobility : 0;
    }

    return {
      features: featuresOf('waveform', names, statistics),
      extract(out, offset) {
        columns.forEach((values, i) => extractOne(values, out, offset + i * statistics.length));
      },
    };
  };

/** Variances of the values and of their first and second differences, in one pass. */
function changes(values: Float64Array, center: number) {
  const n = values.length;
  let square = 0;
  let sum1 = 0;
  let square1 = 0;
  let sum2 = 0;
  let square2 = 0;
  let change = 0;
  let crossings = 0;
  let before = values[0] - center;
  let step = 0;
  square = before * before;
  for (let i = 1; i < n; i++) {
    const value = values[i] - center;
    const d1 = value - before;
    square += value * value;
    sum1 += d1;
    square1 += d1 * d1;
    change += Math.abs(d1);
    if (value > 0 !== before > 0) crossings++;
    if (i > 1) {
      const d2 = d1 - step;
      sum2 += d2;
      square2 += d2 * d2;
    }
    before = value;
    step = d1;
  }
  return {
    variance: square / n,
    // Of an even ramp, rounding may leave less than nothing.
    variance1: Math.max(0, square1 / (n - 1) - (sum1 / (n - 1)) ** 2),
    variance2: Math.max(0, square2 / (n - 2) - (sum2 / (n - 2)) ** 2),
    change: change / (n - 1),
    crossings,
  };
}

/** Local maxima of at least `height`; a plateau counts once, one at an end not at all. */
function countPeaks(values: Float64Array, height: number): number {
  let peaks = 0;
  let rising = false;
  for (let i = 1; i < values.length; i++) {
    if (values[i] > values[i - 1]) rising = true;
    else if (values[i] < values[i - 1]) {
      if (rising && values[i - 1] >= height) peaks++;
      rising = false;
    }
  }
  return peaks;
}
