import type { ChannelName } from './channels.ts';
import { featuresOf, same, type CreateFamily, type Statistic } from './family.ts';
import { createDescribe } from './statistics.ts';

const STATISTICS: readonly Statistic[] = [
  { name: 'offset', unit: same, description: 'Distance of the mean of … from 0' },
  { name: 'std', unit: same, description: 'Standard deviation of …' },
  { name: 'asymmetry', unit: '1', description: 'Size of the skewness of …: how unlike both ways are' },
  { name: 'kurtosis', unit: '1', description: 'Excess kurtosis of …: how rare and large its extremes are' },
  { name: 'range', unit: same, description: 'Largest less smallest value of …' },
  { name: 'p10_p90', unit: same, description: 'Distance from the tenth to the ninetieth percentile of …' },
  { name: 'iqr', unit: same, description: 'Interquartile range of …' },
  { name: 'mad', unit: same, description: 'Median absolute deviation from the median of …' },
];

/** Statistics of channels along an axis whose two ends are alike: turning the axis over changes nothing. */
export const swing =
  (names: readonly ChannelName[]): CreateFamily =>
  (channels, { samples }) => {
    const columns = names.map((name) => channels.columns[name]);
    const describe = createDescribe(samples);
    const found = new Float64Array(12);
    return {
      features: featuresOf('swing', names, STATISTICS),
      extract(out, offset) {
        columns.forEach((values, i) => {
          const at = offset + i * STATISTICS.length;
          describe(values, found, 0);
          const [mean, std, , skewness, kurtosis, low, high, , p10, p90, iqr, mad] = found;
          out[at] = Math.abs(mean);
          out[at + 1] = std;
          out[at + 2] = Math.abs(skewness);
          out[at + 3] = kurtosis;
          out[at + 4] = high - low;
          out[at + 5] = p90 - p10;
          out[at + 6] = iqr;
          out[at + 7] = mad;
        });
      },
    };
  };
