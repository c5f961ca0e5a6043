import { createPowerSpectrum } from '../signal/index.ts';
import type { ChannelName } from './channels.ts';
import { featuresOf, type CreateFamily, type Statistic } from './family.ts';
import { mean } from './mean.ts';

/** Human motion lies below; above, devices differ more than people, Hz. */
const HIGHEST_HZ = 10;
/** Upper edges of the bands, Hz. */
const BANDS = [0.75, 1.5, 3, 5, HIGHEST_HZ] as const;
const ROLL_OFF = 0.85;

const STATISTICS: readonly Statistic[] = [
  { name: 'log_power', unit: '1', description: 'Decimal logarithm of the power of … up to 10 Hz' },
  { name: 'peak_frequency', unit: 'Hz', description: 'Frequency at which … is strongest' },
  { name: 'peak_share', unit: '1', description: 'Share of the power of … within half a hertz of its peak' },
  {
    name: 'second_frequency',
    unit: 'Hz',
    description: 'Frequency of the next strongest peak of …; 0 when there is none',
  },
  { name: 'centroid', unit: 'Hz', description: 'Mean frequency of …, weighted by power' },
  {
    name: 'spread',
    unit: 'Hz',
    description: 'Deviation of the frequencies of … from their mean, weighted by power',
  },
  { name: 'entropy', unit: '1', description: 'Spectral entropy of …: 0 for one tone, 1 for noise' },
  {
    name: 'flatness',
    unit: '1',
    description: 'Spectral flatness of …: geometric over arithmetic mean of power',
  },
  { name: 'roll_off', unit: 'Hz', description: 'Frequency below which 85 % of the power of … lies' },
  ...BANDS.map((edge, i) => ({
    name: `band_${i + 1}`,
    unit: '1',
    description: `Share of the power of … from ${i === 0 ? 0 : BANDS[i - 1]} to ${edge} Hz`,
  })),
];

/**
 * The power spectrum of a channel up to 10 Hz: mean removed, Hann window, zero-padded to a power of two,
 * without the bin at 0 Hz.
 */
export const spectrum =
  (names: readonly ChannelName[]): CreateFamily =>
  (channels, { rateHz, samples }) => {
    const columns = names.map((name) => channels.columns[name]);
    const fft = createPowerSpectrum(samples);
    const power = new Float64Array(fft.size / 2 + 1);
    const tapered = new Float64Array(samples);
    const hann = Float64Array.from(
      { length: samples },
      (_, i) => 0.5 - 0.5 * Math.cos((2 * Math.PI * i) / samples),
    );
    const step = rateHz / fft.size;
    const last = Math.min(fft.size / 2, Math.floor(HIGHEST_HZ / step));
    const measure = createMeasure(power, step, last);

    return {
      features: featuresOf('spectrum', names, STATISTICS),
      extract(out, offset) {
        columns.forEach((values, i) => {
          const center = mean(values);
          for (let j = 0; j < samples; j++) tapered[j] = (values[j] - center) * hann[j];
          fft.transform(tapered, power);
          measure(out, offset + i * STATISTICS.length);
        });
      },
    };
  };

/** Writes the statistics of bins 1 … last of `power`; all 0 when there is no power. */
function createMeasure(power: Float64Array, step: number, last: number) {
  const half = Math.max(1, Math.round(0.5 / step));
  const edges = BANDS.map((edge) => Math.min(last, Math.ceil(edge / step) - 1));
  // The last band ends with the last bin.
  edges[edges.length - 1] = last;

  return (out: Float32Array | Float64Array, at: number): void => {
    const { total, moment, moment2, logs, entropy } = sums(power, last, step);
    if (total <= 1e-9) {
      for (let i = 0; i < STATISTICS.length; i++) out[at + i] = 0;
      out[at] = Math.log10(1e-9);
      return;
    }
    const centroid = moment / total;
    const peak = largest(power, 1, last);
    out[at] = Math.log10(total);
    out[at + 1] = peak * step;
    out[at + 2] = share(power, Math.max(1, peak - half), Math.min(last, peak + half), total);
    out[at + 3] = secondPeak(power, last, peak, half) * step;
    out[at + 4] = centroid;
    out[at + 5] = Math.sqrt(Math.max(0, moment2 / total - centroid * centroid));
    // -Σ p log p with p = power / total, from sums over the power itself.
    out[at + 6] = (Math.log(total) - entropy / total) / Math.log(last);
    out[at + 7] = Math.exp(logs / last) / (total / last);
    out[at + 8] = rollOff(power, last, total) * step;
    let from = 1;
    edges.forEach((edge, band) => {
      out[at + 9 + band] = share(power, from, edge, total);
      from = edge + 1;
    });
  };
}

/** Power that counts as none, so that its logarithm stays finite. */
const TINY = 1e-30;

function sums(power: Float64Array, last: number, step: number) {
  let total = 0;
  let moment = 0;
  let moment2 = 0;
  let logs = 0;
  let entropy = 0;
  for (let k = 1; k <= last; k++) {
    const p = power[k] + TINY;
    const log = Math.log(p);
    const f = k * step;
    total += p;
    moment += p * f;
    moment2 += p * f * f;
    logs += log;
    entropy += p * log;
  }
  return { total, moment, moment2, logs, entropy };
}

function largest(power: Float64Array, from: number, to: number): number {
  let best = from;
  for (let k = from + 1; k <= to; k++) if (power[k] > power[best]) best = k;
  return best;
}

/** The strongest local maximum farther than `half` bins from the peak, with at least a tenth of its power. */
function secondPeak(power: Float64Array, last: number, peak: number, half: number): number {
  let best = 0;
  for (let k = 2; k < last; k++) {
    if (Math.abs(k - peak) <= half || power[k] <= power[k - 1] || power[k] < power[k + 1]) continue;
    if (power[k] >= power[peak] / 10 && (best === 0 || power[k] > power[best])) best = k;
  }
  return best;
}

function share(power: Float64Array, from: number, to: number, total: number): number {
  let sum = 0;
  for (let k = from; k <= to; k++) sum += power[k];
  return sum / total;
}

function rollOff(power: Float64Array, last: number, total: number): number {
  let sum = 0;
  for (let k = 1; k <= last; k++) {
    sum += power[k];
    if (sum >= ROLL_OFF * total) return k;
  }
  return last;
}
