/**
 * Power spectrum of real signals of one length, zero-padded to the next power of two. Owns its scratch
 * memory: one per thread.
 */
export interface PowerSpectrum {
  /** Points of the transform, a power of two; bin k lies at k × rate / size. */
  readonly size: number;
  /** Writes |X_k|² for k = 0 … size / 2 to `power`. `signal` holds up to `size` samples. */
  transform(signal: Float64Array, power: Float64Array): void;
}

/**
 * A radix-2 FFT (Cooley & Tukey, Math. Comp. 19, 1965) of `size / 2` complex points that carry the even and
 * odd samples of a real signal, which halves the work.
 *
 * @param samples length of the signals, at least 4
 */
export function createPowerSpectrum(samples: number): PowerSpectrum {
  const size = Math.max(8, 2 ** Math.ceil(Math.log2(samples)));
  const half = size / 2;
  const re = new Float64Array(half);
  const im = new Float64Array(half);
  const cos = Float64Array.from({ length: half }, (_, k) => Math.cos((2 * Math.PI * k) / size));
  const sin = Float64Array.from({ length: half }, (_, k) => Math.sin((2 * Math.PI * k) / size));
  const reversed = bitReversal(half);

  function transform(signal: Float64Array, power: Float64Array): void {
    for (let i = 0; i < half; i++) {
      const at = 2 * reversed[i];
      re[i] = at < signal.length ? signal[at] : 0;
      im[i] = at + 1 < signal.length ? signal[at + 1] : 0;
    }
    butterflies();
    unpack(power);
  }

  function butterflies(): void {
    for (let width = 1; width < half; width *= 2) {
      const stride = half / width; // the table holds angles of `size` points, the transform has half of them
      for (let start = 0; start < half; start += 2 * width) {
        for (let k = 0; k < width; k++) {
          const c = cos[k * stride];
          const s = sin[k * stride];
          const a = start + k;
          const b = a + width;
          const x = re[b] * c + im[b] * s;
          const y = im[b] * c - re[b] * s;
          re[b] = re[a] - x;
          im[b] = im[a] - y;
          re[a] += x;
          im[a] += y;
        }
      }
    }
  }

  /** Separates the spectra of the even and the odd samples and joins them into that of the signal. */
  function unpack(power: Float64Array): void {
    power[0] = (re[0] + im[0]) ** 2;
    power[half] = (re[0] - im[0]) ** 2;
    for (let k = 1; k < half; k++) {
      const m = half - k;
      const evenRe = (re[k] + re[m]) / 2;
      const evenIm = (im[k] - im[m]) / 2;
      const oddRe = (im[k] + im[m]) / 2;
      const oddIm = (re[m] - re[k]) / 2;
      const x = evenRe + oddRe * cos[k] + oddIm * sin[k];
      const y = evenIm + oddIm * cos[k] - oddRe * sin[k];
      power[k] = x * x + y * y;
    }
  }

  return { size, transform };
}

function bitReversal(count: number): Uint32Array {
  const bits = Math.log2(count);
  return Uint32Array.from({ length: count }, (_, i) => {
    let reversed = 0;
    for (let bit = 0; bit < bits; bit++) if (i & (1 << bit)) reversed |= 1 << (bits - 1 - bit);
    return reversed;
  });
}
