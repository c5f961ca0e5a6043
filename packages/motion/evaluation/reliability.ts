/** How often answers of about one confidence are right. */
export interface ReliabilityBin {
  readonly from: number;
  readonly to: number;
  readonly windows: number;
  /** Mean confidence of its answers. */
  readonly confidence: number;
  /** Share of them that is right. */
  readonly accuracy: number;
}

const BINS = 15;

/**
 * The reliability table in equal-width bins, empty ones left out. A confidence on a bound belongs to the
 * bin below (Guo et al., "On calibration of modern neural networks", ICML 2017).
 */
export function reliability(
  confidences: ArrayLike<number>,
  right: ArrayLike<boolean>,
  bins = BINS,
): ReliabilityBin[] {
  const sums = Array.from({ length: bins }, () => ({ windows: 0, confidence: 0, right: 0 }));
  for (let i = 0; i < confidences.length; i++) {
    const at = Math.min(bins - 1, Math.max(0, Math.ceil(confidences[i] * bins) - 1));
    sums[at].windows++;
    sums[at].confidence += confidences[i];
    if (right[i]) sums[at].right++;
  }
  return sums.flatMap(({ windows, confidence, right: hits }, at) =>
    windows === 0
      ? []
      : [
          {
            from: at / bins,
            to: (at + 1) / bins,
            windows,
            confidence: confidence / windows,
            accuracy: hits / windows,
          },
        ],
  );
}

/** Expected calibration error: mean distance of accuracy from confidence, each bin by its windows. */
export function calibrationError(table: readonly ReliabilityBin[]): number {
  const windows = table.reduce((sum, bin) => sum + bin.windows, 0);
  return table.reduce(
    (sum, bin) => sum + (bin.windows / windows) * Math.abs(bin.accuracy - bin.confidence),
    0,
  );
}
