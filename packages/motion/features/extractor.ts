import { Channels } from './channels.ts';
import type { Extractor, Feature, FeatureProfile, WindowShape } from './feature.ts';
import { PROFILES } from './profiles.ts';
import { createSampleExtractor } from './samples.ts';

/** Counts up whenever a feature is added, dropped, renamed or computed otherwise. */
export const CATALOGUE_VERSION = 1;

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
  const families = PROFILES[shape.profile ?? 'as_worn'].map((create) => {
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

const catalogues = new Map<string, readonly Feature[]>();

/** Every feature, in the order of a feature vector; those of the magnetometer only where there is one. */
export function featureCatalogue(
  magnetometer: boolean,
  profile: FeatureProfile = 'as_worn',
): readonly Feature[] {
  const key = `${profile} ${magnetometer}`;
  let catalogue = catalogues.get(key);
  if (catalogue === undefined) {
    catalogue = createExtractor({ rateHz: 50, samples: 200, magnetometer, profile }).features;
    catalogues.set(key, catalogue);
  }
  return catalogue;
}
