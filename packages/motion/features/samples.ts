import { AXES, FIRST_MAGNETIC_AXIS } from '../signal/index.ts';
import { CHANNELS } from './channels.ts';
import type { Extractor, Feature, WindowShape } from './feature.ts';

/** The samples of a window themselves, axis by axis: for classifiers that find their own features. */
export function createSampleExtractor({ samples, magnetometer, rateHz }: WindowShape): Extractor {
  const names = magnetometer ? AXES : AXES.slice(0, FIRST_MAGNETIC_AXIS);
  const features = names.flatMap((axis) =>
    Array.from({ length: samples }, (_, i): Feature => ({
      name: `${axis}@${i}`,
      unit: CHANNELS[axis].unit,
      family: 'samples',
      description: `The ${CHANNELS[axis].description} ${(i / rateHz).toFixed(2)} s into the window`,
      channel: axis,
      needsMagnetometer: AXES.indexOf(axis) >= FIRST_MAGNETIC_AXIS,
    })),
  );
  return {
    features,
    extract(axes, start, out, offset) {
      for (let axis = 0; axis < names.length; axis++) {
        const from = axes[axis];
        const at = offset + axis * samples;
        for (let i = 0; i < samples; i++) out[at + i] = from[start + i];
      }
    },
  };
}
