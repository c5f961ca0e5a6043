import type { Smoothing } from './smoothing.ts';

/** Share that what came before keeps after a second. */
const KEPT_A_SECOND = 0.5;

/**
 * Exponential smoothing of class probabilities over successive windows: with windows a second apart and
 * `weight` 0.5, a new exercise wins at its second window, and a single odd one does not flicker unless it
 * is surer of itself than those before.
 */
export class Smoother implements Smoothing {
  readonly #weight: number;
  #state: Float64Array | null = null;

  /** @param weight share of the newest window, above 0 (1: no smoothing) */
  constructor(weight: number) {
    this.#weight = weight;
  }

  /** Forgets what came before: after a gap or with a new model. */
  reset(): void {
    this.#state = null;
  }

  /** The smoothed probabilities after this window, valid until the next call. */
  add(probabilities: Float64Array): Float64Array {
    if (this.#state?.length !== probabilities.length) {
      this.#state = probabilities.slice();
      return this.#state;
    }
    for (let i = 0; i < probabilities.length; i++) {
      this.#state[i] = (1 - this.#weight) * this.#state[i] + this.#weight * probabilities[i];
    }
    return this.#state;
  }
}

/** Exponential smoothing that forgets alike however far apart windows are. */
export function exponential(hopSeconds: number): Smoother {
  return new Smoother(1 - KEPT_A_SECOND ** hopSeconds);
}
