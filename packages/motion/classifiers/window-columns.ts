/** What the columns of a data set of samples are: see `createSampleExtractor`. */
export interface WindowColumns {
  /** e.g. ax, ay, az, gx, gy, gz: the order in which the axes follow each other. */
  readonly axes: readonly string[];
  /** Samples in a window. */
  readonly samples: number;
}

/**
 * Reads the axes and the length of a window off names such as `ax@0`, `ax@1`, … `gz@199`.
 * @throws {Error} when the names are no window axis by axis
 */
export function windowColumns(features: readonly string[]): WindowColumns {
  const axes = [...new Set(features.map((name) => name.slice(0, name.indexOf('@'))))];
  const samples = features.length / axes.length;
  const whole = features.every((name, i) => name === `${axes[Math.floor(i / samples)]}@${i % samples}`);
  if (features.length === 0 || !whole) {
    throw new Error('the columns are not the samples of a window, axis by axis (ax@0, ax@1, …)');
  }
  return { axes, samples };
}
