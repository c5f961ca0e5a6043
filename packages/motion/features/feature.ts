/** What one number of a feature vector means. */
export interface Feature {
  /** Stable name such as `ax_mean` or `gyro_norm_spectral_centroid`. */
  readonly name: string;
  /** Unit of the value, e.g. `m/s²`, `Hz`, or `1` for a pure number. */
  readonly unit: string;
  /** The file under `features/` that computes it, e.g. `statistics`, `spectrum`. */
  readonly family: string;
  /** One sentence a newcomer understands. */
  readonly description: string;
  /** The channel it is computed from, e.g. `ax`, `gravity_x`, `acc_norm`, or `acc+gyro` for several. */
  readonly channel: string;
  /** Whether it can be computed only with a magnetometer. */
  readonly needsMagnetometer: boolean;
}

/** The shape of the windows an extractor takes. */
export interface WindowShape {
  readonly rateHz: number;
  /** Samples in a window, e.g. 200 for 4 s at 50 Hz. */
  readonly samples: number;
  readonly magnetometer: boolean;
  /** Default: features. */
  readonly input?: ClassifierInput;
  /** Which features; default: as worn. */
  readonly profile?: FeatureProfile;
}

/** What of a window a classifier looks at: the features of the catalogue, or the samples themselves. */
export type ClassifierInput = 'features' | 'samples';

/**
 * Which features a window is told by: `as_worn` also by how the sensor sits on the body, which says much where
 * everybody wears it alike; `any_orientation` only by what stays the same when the sensor is turned round; `full` by `as_worn` and
 * the motion as seen from the ground besides.
 */
export type FeatureProfile = (typeof FEATURE_PROFILES)[number];
export const FEATURE_PROFILES = ['as_worn', 'any_orientation', 'full'] as const;

/**
 * Turns windows of one shape into feature vectors. Owns its scratch memory: one per thread, and
 * `extract` allocates nothing.
 */
export interface Extractor {
  readonly features: readonly Feature[];
  /**
   * Computes the features of samples [start, start + shape.samples) of `axes` (nine columns) and
   * writes them to `out[offset …]`. Every value written is finite.
   */
  extract(
    axes: readonly Float32Array[],
    start: number,
    out: Float32Array | Float64Array,
    offset: number,
  ): void;
}
