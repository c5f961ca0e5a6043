import { CHANNELS, type ChannelName } from './channels.ts';
import type { CreateFamily } from './family.ts';
import type { Feature } from './feature.ts';
import { mean } from './mean.ts';

const angleOf = (channel: ChannelName): Feature => ({
  name: `${channel}_angle_range`,
  unit: 'rad',
  family: 'travel',
  description: `Range of the angle that ${CHANNELS[channel].description} turns through`,
  channel,
  needsMagnetometer: false,
});

const waysOf = (channel: ChannelName): Feature[] => [
  {
    name: `${channel}_velocity_range`,
    unit: 'm/s',
    family: 'travel',
    description: `Range of the velocity that ${CHANNELS[channel].description} leads to`,
    channel,
    needsMagnetometer: false,
  },
  {
    name: `${channel}_distance_range`,
    unit: 'm',
    family: 'travel',
    description: `Range of the way that ${CHANNELS[channel].description} leads to`,
    channel,
    needsMagnetometer: false,
  },
];

interface TravelChannels {
  /** Angular velocities. */
  readonly turning: readonly ChannelName[];
  /** Accelerations. */
  readonly moving: readonly ChannelName[];
}

/** How far a window turns and moves: running sums about the mean, which keeps drift out. */
export const travel =
  (names: TravelChannels): CreateFamily =>
  ({ columns }, { rateHz, samples }) => {
    const turning = names.turning.map((name) => columns[name]);
    const moving = names.moving.map((name) => columns[name]);
    const velocity = new Float64Array(samples);
    const way = new Float64Array(samples);
    return {
      features: [...names.turning.map(angleOf), ...names.moving.flatMap(waysOf)],
      extract(out, offset) {
        turning.forEach((values, i) => {
          integrate(values, rateHz, way);
          out[offset + i] = range(way);
        });
        moving.forEach((values, i) => {
          const at = offset + turning.length + 2 * i;
          integrate(values, rateHz, velocity);
          out[at] = range(velocity);
          integrate(velocity, rateHz, way);
          out[at + 1] = range(way);
        });
      },
    };
  };

/** Running sum of the values about their mean, divided by the rate. */
function integrate(values: Float64Array, rateHz: number, out: Float64Array): void {
  const center = mean(values);
  let sum = 0;
  for (let i = 0; i < values.length; i++) {
    sum += values[i] - center;
    out[i] = sum / rateHz;
  }
}

function range(values: Float64Array): number {
  let low = Infinity;
  let high = -Infinity;
  for (let i = 0; i < values.length; i++) {
    if (values[i] < low) low = values[i];
    if (values[i] > high) high = values[i];
  }
  return high - low;
}
