import { axes } from './axes.ts';
import { Channels } from './channels.ts';
import { correlation } from './correlation.ts';
import type { CreateFamily } from './family.ts';
import type { Extractor, Feature, WindowShape } from './feature.ts';
import { intensity } from './intensity.ts';
import { orientation } from './orientation.ts';
import { rhythm } from './rhythm.ts';
import { createSampleExtractor } from './samples.ts';
import { spectrum } from './spectrum.ts';
import { statistics } from './statistics.ts';
import { travel } from './travel.ts';
import { waveform } from './waveform.ts';

/** Counts up whenever a feature is added, dropped, renamed or computed otherwise. */
export const CATALOGUE_VERSION = 1;

const FAMILIES: readonly CreateFamily[] = [
  ...[statistics, waveform, rhythm, spectrum, correlation],
  ...[orientation, axes, travel, intensity],
];

/** Filters need a little room. */
const FEWEST_SAMPLES = 16;

/**
 * An extractor for windows of one shape.
 * @throws {RangeError} for windows of fewer than 16 samples
 */
export function createExtractor(shape: WindowShape): Extractor {
  if (shape.samples < FEWEST_SAMPLES) {
    throw new RangeError(`a window must hold at least ${FEWEST_SAMPLES} samples, got ${shape.samples}`);
  }
  return shape.input === 'samples' ? createSampleExtractor(shape) : createFeatureExtractor(shape);
}

function createFeatureExtractor(shape: WindowShape): Extractor {
  const channels = new Channels(shape);
  let width = 0;
  const families = FAMILIES.map((create) => {
    const family = create(channels, shape);
    const at = width;
    width += family.features.length;
    return { ...family, at };
  });
  return {
    features: families.flatMap((family) => family.features),
    extract(axes, start, out, offset) {
      channels.fill(axes, start);
      for (const family of families) family.extract(out, offset + family.at);
    },
  };
}

const catalogues = new Map<boolean, readonly Feature[]>();

/** Every feature, in the order of a feature vector; those of the magnetometer only where there is one. */
export function featureCatalogue(magnetometer: boolean): readonly Feature[] {
  let catalogue = catalogues.get(magnetometer);
  if (catalogue === undefined) {
    catalogue = createExtractor({ rateHz: 50, samples: 200, magnetometer }).features;
    catalogues.set(magnetometer, catalogue);
  }
  return catalogue;
}
