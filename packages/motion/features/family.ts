import { CHANNELS, type ChannelName, type Channels } from './channels.ts';
import type { Feature, WindowShape } from './feature.ts';

/** Features of one kind: what they are called, and how they are computed from the channels of a window. */
interface Family {
  readonly features: readonly Feature[];
  /** Writes one value a feature, in their order, to `out[offset …]`. */
  extract(out: Float32Array | Float64Array, offset: number): void;
}

/** Makes a family for windows of one shape; it reads `channels` anew at each `extract`. */
export type CreateFamily = (channels: Channels, shape: WindowShape) => Family;

/** What one statistic says of any channel. */
export interface Statistic {
  readonly name: string;
  /** A unit, or what becomes of the channel's. */
  readonly unit: string | ((channelUnit: string) => string);
  /** A sentence in which `…` stands for the channel. */
  readonly description: string;
}

const MAGNETIC: ReadonlySet<string> = new Set<ChannelName>(['mx', 'my', 'mz', 'mag_norm']);

/** The same statistics of several channels, channel by channel. */
export function featuresOf(
  family: string,
  channels: readonly ChannelName[],
  statistics: readonly Statistic[],
): Feature[] {
  return channels.flatMap((channel) =>
    statistics.map(({ name, unit, description }) => ({
      name: `${channel}_${name}`,
      unit: typeof unit === 'string' ? unit : unit(CHANNELS[channel].unit),
      family,
      description: description.replace('…', CHANNELS[channel].description),
      channel,
      needsMagnetometer: isMagnetic(channel),
    })),
  );
}

/** Leaves out the magnetic channels where there is no magnetometer. */
export function present(channels: readonly ChannelName[], { magnetometer }: WindowShape): ChannelName[] {
  return channels.filter((channel) => magnetometer || !isMagnetic(channel));
}

export function isMagnetic(channel: ChannelName): boolean {
  return MAGNETIC.has(channel);
}

export const same = (channelUnit: string): string => channelUnit;
