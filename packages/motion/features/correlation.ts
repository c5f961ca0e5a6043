import { CHANNELS, type ChannelName } from './channels.ts';
import { isMagnetic, present, type CreateFamily } from './family.ts';
import type { Feature } from './feature.ts';
import { mean } from './mean.ts';

export interface Pair {
  readonly a: ChannelName;
  readonly b: ChannelName;
  /** The main axes have no sign of their own: only how strongly they go together means something. */
  readonly unsigned?: boolean;
}

/** Pearson correlation of two channels; 0 where one of them is constant. */
export const correlation =
  (all: readonly Pair[]): CreateFamily =>
  (channels, shape) => {
    const pairs = all.filter(({ a, b }) => present([a, b], shape).length === 2);
    const columns = pairs.map(({ a, b, unsigned = false }) => ({
      a: channels.columns[a],
      b: channels.columns[b],
      unsigned,
    }));
    return {
      features: pairs.map(featureOf),
      extract(out, offset) {
        columns.forEach(({ a, b, unsigned }, i) => {
          const r = pearson(a, b);
          out[offset + i] = unsigned ? Math.abs(r) : r;
        });
      },
    };
  };

function featureOf(pair: Pair): Feature {
  const { a, b, unsigned } = pair;
  return {
    name: `${a}_${b}_correlation`,
    unit: '1',
    family: 'correlation',
    description: `How ${unsigned ? 'strongly' : 'much'} ${CHANNELS[a].description} goes together with ${CHANNELS[b].description}, ${unsigned ? '0' : '-1'} to 1`,
    channel: `${a}+${b}`,
    needsMagnetometer: isMagnetic(a) || isMagnetic(b),
  };
}

function pearson(a: Float64Array, b: Float64Array): number {
  const n = a.length;
  const ma = mean(a);
  const mb = mean(b);
  let aa = 0;
  let bb = 0;
  let ab = 0;
  for (let i = 0; i < n; i++) {
    const da = a[i] - ma;
    const db = b[i] - mb;
    aa += da * da;
    bb += db * db;
    ab += da * db;
  }
  const constant = aa <= 1e-12 * n * (1 + ma * ma) || bb <= 1e-12 * n * (1 + mb * mb);
  return constant ? 0 : ab / Math.sqrt(aa * bb);
}
