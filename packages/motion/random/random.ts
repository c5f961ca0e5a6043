import { hash } from './hash.ts';

/** A seeded source of random numbers: the same seed gives the same numbers on every platform. */
export interface Random {
  /** Uniform in [0, 1), 53 bits. */
  next(): number;
  /** Uniform whole number in 0 … n − 1, for n up to 2³². Its bias is below n / 2³². */
  int(n: number): number;
  /** Standard normal. */
  normal(): number;
  /**
   * An independent source, e.g. one per tree or subject. It depends on this source's seed and `stream`
   * (a whole number) alone, not on how many numbers were drawn.
   */
  fork(stream: number): Random;
}

/** @param seed any whole number up to ±2⁵³ */
export function createRandom(seed: number): Random {
  return new Xoshiro([seed]);
}

/**
 * xoshiro128** (Blackman & Vigna, "Scrambled linear pseudorandom number generators", ACM TOMS 47, 2021).
 * Every word is kept as a signed 32-bit integer, which engines store without allocating.
 */
class Xoshiro implements Random {
  /** The seed and the streams that led here. */
  readonly #path: readonly number[];
  #a: number;
  #b: number;
  #c: number;
  #d: number;
  #spareNormal = NaN;

  constructor(path: readonly number[]) {
    this.#path = path;
    this.#a = hash(path, 1);
    this.#b = hash(path, 2);
    this.#c = hash(path, 3);
    // The one state the generator must not start from is all zeros.
    this.#d = hash(path, 4) | ((this.#a | this.#b | this.#c) === 0 ? 1 : 0);
  }

  next(): number {
    const high = this.#word() >>> 5;
    const low = this.#word() >>> 6;
    return (high * 2 ** 26 + low) / 2 ** 53;
  }

  int(n: number): number {
    return Math.floor(((this.#word() >>> 0) * n) / 2 ** 32);
  }

  /** Marsaglia's polar method (SIAM Review 6, 1964), which yields two numbers at a time. */
  normal(): number {
    if (!Number.isNaN(this.#spareNormal)) {
      const spare = this.#spareNormal;
      this.#spareNormal = NaN;
      return spare;
    }
    for (;;) {
      const x = 2 * this.next() - 1;
      const y = 2 * this.next() - 1;
      const square = x * x + y * y;
      if (square >= 1 || square === 0) continue;
      const scale = Math.sqrt((-2 * Math.log(square)) / square);
      this.#spareNormal = y * scale;
      return x * scale;
    }
  }

  fork(stream: number): Random {
    return new Xoshiro([...this.#path, stream]);
  }

  #word(): number {
    const scrambled = Math.imul(rotateLeft(Math.imul(this.#b, 5), 7), 9);
    const shifted = this.#b << 9;
    this.#c ^= this.#a;
    this.#d ^= this.#b;
    this.#b ^= this.#c;
    this.#a ^= this.#d;
    this.#c ^= shifted;
    this.#d = rotateLeft(this.#d, 11);
    return scrambled;
  }
}

function rotateLeft(word: number, bits: number): number {
  return (word << bits) | (word >>> (32 - bits));
}
