import {
  DamagedArtifact,
  decodeArtifact,
  families,
  type Classifier,
  type ClassifierState,
} from '../classifiers/index.ts';
import {
  calibrate,
  distanceTo,
  indexOfLargest,
  strangeness,
  type Calibration,
  type Novelty,
  type UnknownLimit,
} from '../evaluation/index.ts';
import {
  CATALOGUE_VERSION,
  createExtractor,
  type Extractor,
  type FeatureProfile,
} from '../features/index.ts';
import { NOVELTY, readNovelty } from './novelty-state.ts';
import type { SequenceModel } from './sequence-model.ts';
import { windowSamples, type WindowSettings } from './window-settings.ts';

/** What an artifact says of itself, beside the classifiers' arrays. Holds no date: same data, same bytes. */
export interface ModelHeader {
  readonly catalogueVersion: number;
  readonly window: WindowSettings;
  /** Which features it looks at. A model from before there was a choice has none: as worn. */
  readonly profile?: FeatureProfile;
  readonly seed: number;
  readonly fingerprint: string;
  /** How exercises follow one another; nothing where a model came without labels. */
  readonly sequences?: SequenceModel;
  /** Turns the classifiers' confidence into how often they are right; nothing where nobody could be left out. */
  readonly calibration?: Calibration;
  /** When no class fits; nothing where some class shall always be told. */
  readonly unknown?: UnknownLimit;
}

/** The features a model was trained on are not the ones this program computes. */
export class FeatureMismatch extends Error {
  override readonly name = 'FeatureMismatch';
}

/**
 * A model ready to answer. Holds one classifier for windows with a magnetometer (if it was trained on
 * such) and one for windows without. Owns scratch memory: one per thread.
 */
export class Model {
  readonly header: ModelHeader;
  readonly classes: readonly string[];
  /** Samples in a window. */
  readonly samples: number;
  readonly #withMagnetometer: Variant | null;
  readonly #without: Variant;

  constructor(header: ModelHeader, withMagnetometer: Variant | null, without: Variant) {
    this.header = header;
    this.classes = without.classifier.classes;
    this.samples = windowSamples(header.window);
    this.#withMagnetometer = withMagnetometer;
    this.#without = without;
  }

  /**
   * Calibrated class probabilities of the window that starts at `axes[…][start]`.
   * @param axes nine columns on the model's grid
   * @param out one probability a class
   * @returns the feature values behind the answer, valid until the next call
   */
  classify(
    axes: readonly Float32Array[],
    start: number,
    hasMagnetometer: boolean,
    out: Float64Array,
  ): Float64Array {
    const { extractor, classifier, values } =
      (hasMagnetometer ? this.#withMagnetometer : null) ?? this.#without;
    extractor.extract(axes, start, values, 0);
    classifier.predict(values, 0, out);
    if (this.header.calibration) calibrate(out, this.header.calibration);
    return values;
  }

  /**
   * Whether no class fits a window: it is too far from what the model knows, or too unsure.
   * @param values what `classify` returned for it
   * @param probabilities what `classify` wrote
   */
  isUnknown(values: Float64Array, hasMagnetometer: boolean, probabilities: Float64Array): boolean {
    const { unknown } = this.header;
    if (unknown === undefined) return false;
    const { novelty } = (hasMagnetometer ? this.#withMagnetometer : null) ?? this.#without;
    const answer = indexOfLargest(probabilities);
    // What looks at samples knows no distance: its confidence alone tells.
    const distance = novelty === null ? 1 : distanceTo(novelty, values, 0, answer);
    return strangeness(distance, probabilities[answer]) > unknown.limit;
  }

  /** Names of the values `classify` returns. */
  featureNames(hasMagnetometer: boolean): readonly string[] {
    return ((hasMagnetometer ? this.#withMagnetometer : null) ?? this.#without).classifier.features;
  }
}

export interface Variant {
  readonly classifier: Classifier;
  readonly extractor: Extractor;
  readonly values: Float64Array;
  readonly novelty: Novelty | null;
}

/**
 * Wakes a model from its artifact.
 * @throws {DamagedArtifact} when the bytes are not a whole artifact, or hold a classifier of another version
 * @throws {FeatureMismatch} when this program computes other features than the model was trained on
 */
export function openModel(artifact: Uint8Array): Model {
  const { header, states } = decodeArtifact<ModelHeader>(artifact);
  const novelty = states.find(({ kind }) => kind === NOVELTY);
  const variants = states
    .filter(({ kind }) => kind !== NOVELTY)
    .map((state) => openVariant(state, header, novelty));
  if (header.catalogueVersion !== CATALOGUE_VERSION) {
    throw new FeatureMismatch(
      `the model was trained on version ${header.catalogueVersion} of the features, ` +
        `this version of Progo computes version ${CATALOGUE_VERSION}: train it again`,
    );
  }
  const without = variants.find((variant) => !variant.magnetometer);
  if (without === undefined)
    throw new FeatureMismatch('the artifact holds no classifier for plain accelerometer and gyroscope');
  return new Model(header, variants.find((variant) => variant.magnetometer) ?? null, without);
}

function openVariant(
  state: ClassifierState,
  { window, profile }: ModelHeader,
  novelty?: ClassifierState,
): Variant & { magnetometer: boolean } {
  if (!Object.hasOwn(families, state.kind)) {
    throw new DamagedArtifact(`this version of Progo knows no classifier "${state.kind}"`);
  }
  const { rateHz } = window;
  const { input } = families[state.kind];
  const shape = { rateHz, samples: windowSamples(window), input, magnetometer: true, profile };
  const withAll = createExtractor(shape);
  const magnetic = new Set(withAll.features.flatMap((f) => (f.needsMagnetometer ? [f.name] : [])));
  const magnetometer = state.features.some((name) => magnetic.has(name));
  const extractor = magnetometer ? withAll : createExtractor({ ...shape, magnetometer });
  refuseOtherFeatures(
    state.features,
    extractor.features.map((feature) => feature.name),
  );
  const classifier = families[state.kind].revive(state);
  return {
    classifier,
    extractor,
    values: new Float64Array(extractor.features.length),
    novelty: novelty ? readNovelty(novelty, state.features) : null,
    magnetometer,
  };
}

function refuseOtherFeatures(expected: readonly string[], computed: readonly string[]): void {
  if (expected.length === computed.length && expected.every((name, i) => name === computed[i])) return;
  const missing = expected.filter((name) => !computed.includes(name));
  const surplus = computed.filter((name) => !expected.includes(name));
  const list = (names: string[]) =>
    names.length > 5 ? `${names.slice(0, 5).join(', ')} and ${names.length - 5} more` : names.join(', ');
  throw new FeatureMismatch(
    'the model was trained on other features than this version of Progo computes' +
      (missing.length > 0 ? `; it needs ${list(missing)}` : '') +
      (surplus.length > 0 ? `; it does not know ${list(surplus)}` : '') +
      (missing.length + surplus.length === 0 ? '; they come in another order' : '') +
      ': train it again',
  );
}
