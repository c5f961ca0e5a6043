import type { ChannelName } from './channels.ts';
import { featuresOf, type CreateFamily, type Statistic } from './family.ts';
import { mean } from './mean.ts';

const STATISTICS: readonly Statistic[] = [
  { name: 'period', unit: 's', description: 'Time after which … repeats itself best; 0 when it does not' },
  { name: 'regularity', unit: '1', description: 'How alike … is to itself one period later, 0 to 1' },
  {
    name: 'half_period_dip',
    unit: '1',
    description: 'Lowest autocorrelation of …, found half a period later',
  },
];

/** Shorter periods are tremor, not exercise, s. */
const SHORTEST_PERIOD = 0.24;

/** Periodicity by the autocorrelation up to half a window: its highest peak after it first became negative. */
export const rhythm =
  (names: readonly ChannelName[]): CreateFamily =>
  (channels, { rateHz, samples }) => {
    const columns = names.map((name) => channels.columns[name]);
    const longest = samples >> 1;
    const centered = new Float64Array(samples);
    const correlation = new Float64Array(longest + 1);

    function extractOne(values: Float64Array, out: Float32Array | Float64Array, at: number): void {
      const center = mean(values);
      for (let i = 0; i < samples; i++) centered[i] = values[i] - center;
      out[at] = out[at + 1] = out[at + 2] = 0;
      if (!autocorrelate(centered, correlation, 1e-12 * samples * (1 + center * center))) return;
      const period = highestPeak(correlation, Math.ceil(SHORTEST_PERIOD * rateHz));
      out[at] = period / rateHz;
      out[at + 1] = period === 0 ? 0 : correlation[period];
      let lowest = 0;
      for (let lag = 1; lag <= longest; lag++) lowest = Math.min(lowest, correlation[lag]);
      out[at + 2] = lowest;
    }

    return {
      features: featuresOf('rhythm', names, STATISTICS),
      extract(out, offset) {
        columns.forEach((values, i) => extractOne(values, out, offset + i * STATISTICS.length));
      },
    };
  };

/** Unbiased by length: each lag is the mean over the pairs it has. False for a constant. */
function autocorrelate(centered: Float64Array, out: Float64Array, negligible: number): boolean {
  const n = centered.length;
  let energy = 0;
  for (let i = 0; i < n; i++) energy += centered[i] * centered[i];
  if (energy <= negligible) return false;
  out[0] = 1;
  const scale = n / energy;
  // Four lags at a time share what they load, which halves the time.
  let lag = 1;
  for (; lag + 3 < out.length; lag += 4) {
    let a = centered[lag] * centered[0] + centered[lag + 1] * centered[1] + centered[lag + 2] * centered[2];
    let b = centered[lag + 1] * centered[0] + centered[lag + 2] * centered[1];
    let c = centered[lag + 2] * centered[0];
    let d = 0;
    for (let i = lag + 3; i < n; i++) {
      const value = centered[i];
      a += value * centered[i - lag];
      b += value * centered[i - lag - 1];
      c += value * centered[i - lag - 2];
      d += value * centered[i - lag - 3];
    }
    out[lag] = (a * scale) / (n - lag);
    out[lag + 1] = (b * scale) / (n - lag - 1);
    out[lag + 2] = (c * scale) / (n - lag - 2);
    out[lag + 3] = (d * scale) / (n - lag - 3);
  }
  for (; lag < out.length; lag++) {
    let sum = 0;
    for (let i = lag; i < n; i++) sum += centered[i] * centered[i - lag];
    out[lag] = (sum * scale) / (n - lag);
  }
  return true;
}

/** Lag of the highest local maximum above 0 behind the first negative value; 0 when there is none. */
function highestPeak(correlation: Float64Array, shortest: number): number {
  let lag = 1;
  while (lag < correlation.length && correlation[lag] > 0) lag++;
  let best = 0;
  for (lag = Math.max(lag, shortest, 1); lag < correlation.length - 1; lag++) {
    const value = correlation[lag];
    const isPeak = value > correlation[lag - 1] && value >= correlation[lag + 1] && value > 0;
    if (isPeak && (best === 0 || value > correlation[best])) best = lag;
  }
  return best;
}
