/** Of the sum's deviation from 0 a class may show, over the number of classes. */
const TOLERANCE = 0.005;
const MOST_ROUNDS = 100;

/**
 * Turns the probabilities of one class against another into those of all classes: those that minimise
 * Σᵢ Σⱼ≠ᵢ (rⱼᵢ pᵢ − rᵢⱼ pⱼ)² (Wu, Lin, Weng, JMLR 5, 2004, second method, algorithm 2). Owns scratch memory.
 */
export class PairwiseCoupling {
  readonly #classes: number;
  readonly #q: Float64Array;
  readonly #qp: Float64Array;

  constructor(classes: number) {
    this.#classes = classes;
    this.#q = new Float64Array(classes * classes);
    this.#qp = new Float64Array(classes);
  }

  /**
   * @param pairs probability of class i against class j at `i × classes + j`, strictly between 0 and 1
   * @param out gets one probability a class
   */
  couple(pairs: Float64Array, out: Float64Array): void {
    const classes = this.#classes;
    const q = this.#q;
    const qp = this.#qp;
    for (let i = 0; i < classes; i++) {
      out[i] = 1 / classes;
      let diagonal = 0;
      for (let j = 0; j < classes; j++) {
        if (j === i) continue;
        const against = pairs[j * classes + i];
        diagonal += against * against;
        q[i * classes + j] = -against * pairs[i * classes + j];
      }
      q[i * classes + i] = diagonal;
    }
    for (let round = 0; round < MOST_ROUNDS; round++) {
      // Anew each round, lest rounding errors add up.
      let pqp = 0;
      for (let i = 0; i < classes; i++) {
        let sum = 0;
        for (let j = 0; j < classes; j++) sum += q[i * classes + j] * out[j];
        qp[i] = sum;
        pqp += out[i] * sum;
      }
      if (this.#settled(pqp)) break;
      for (let i = 0; i < classes; i++) pqp = this.#adjust(i, pqp, out);
    }
  }

  #settled(pqp: number): boolean {
    for (let i = 0; i < this.#classes; i++) {
      if (Math.abs(this.#qp[i] - pqp) >= TOLERANCE / this.#classes) return false;
    }
    return true;
  }

  /** Gives class `i` what is best while the others keep their proportions. @returns pᵀ Q p */
  #adjust(i: number, pqp: number, out: Float64Array): number {
    const classes = this.#classes;
    const q = this.#q;
    const qp = this.#qp;
    const diagonal = q[i * classes + i];
    const change = (pqp - qp[i]) / diagonal;
    const scale = 1 + change;
    const after = (pqp + change * (change * diagonal + 2 * qp[i])) / (scale * scale);
    out[i] += change;
    for (let j = 0; j < classes; j++) {
      qp[j] = (qp[j] + change * q[i * classes + j]) / scale;
      out[j] /= scale;
    }
    return after;
  }
}
