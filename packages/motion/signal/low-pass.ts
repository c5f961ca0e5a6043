/** A zero-phase low-pass over signals of one length. Owns its scratch memory. */
export interface LowPass {
  /** `out` has the length of `signal`, and may be it. */
  filter(signal: Float64Array, out: Float64Array): void;
}

/** Samples by which a signal is mirrored at its ends; SciPy's default for a filter of this order. */
const PADDING = 6;

/**
 * First-order Butterworth by the bilinear transform, run forward and backward over the signal mirrored at
 * its ends: what SciPy calls `filtfilt(*butter(1, cutoffHz, fs=rateHz), signal)`.
 *
 * @param samples length of the signals, more than 6
 */
export function createLowPass(samples: number, cutoffHz: number, rateHz: number): LowPass {
  const k = Math.tan((Math.PI * cutoffHz) / rateHz);
  const b = k / (1 + k);
  const a = (k - 1) / (1 + k);
  /** State in which a steady input of 1 leaves the filter at rest. */
  const rest = 1 - b;
  const length = samples + 2 * PADDING;
  const padded = new Float64Array(length);

  function filter(signal: Float64Array, out: Float64Array): void {
    const first = signal[0];
    const last = signal[samples - 1];
    for (let i = 0; i < PADDING; i++) {
      padded[i] = 2 * first - signal[PADDING - i];
      padded[PADDING + samples + i] = 2 * last - signal[samples - 2 - i];
    }
    for (let i = 0; i < samples; i++) padded[PADDING + i] = signal[i];

    let state = rest * padded[0];
    for (let i = 0; i < length; i++) {
      const x = padded[i];
      const y = b * x + state;
      state = b * x - a * y;
      padded[i] = y;
    }
    state = rest * padded[length - 1];
    for (let i = length - 1; i >= PADDING; i--) {
      const x = padded[i];
      const y = b * x + state;
      state = b * x - a * y;
      padded[i] = y;
    }
    for (let i = 0; i < samples; i++) out[i] = padded[PADDING + i];
  }

  return { filter };
}
