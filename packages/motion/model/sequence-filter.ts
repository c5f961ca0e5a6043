import type { SequenceModel } from './sequence-model.ts';
import type { Smoothing } from './smoothing.ts';

/**
 * Share of every answer spread over all classes: no window rules a class out, and none, however sure, speaks
 * for one with more than 9 × classes + 1 to 1.
 */
const DOUBT = 0.1;

/**
 * The probability of each class given all windows so far: the forward algorithm of a hidden Markov model
 * (Rabiner, Proc. IEEE 77(2), 1989, eq. 19–20, scaled). A class goes on for an exponentially distributed
 * time and then leads to another; a window speaks for a class by the classifier's probability over the
 * class's share of the training windows, which is its likelihood up to a factor, to a power of at most 1.
 * Looks at nothing to come: it answers at once, and delays a new exercise by the windows it takes to
 * outweigh the habit of going on. Allocates nothing but at construction.
 */
export class SequenceFilter implements Smoothing {
  readonly #model: SequenceModel;
  readonly #power: number;
  /** `[from × classes + to]`: probability of `to` a hop after `from`. */
  readonly #transitions: Float64Array;
  readonly #belief: Float64Array;
  readonly #expected: Float64Array;
  readonly #out: Float64Array;
  #begun = false;

  /** @param hopSeconds time from one window to the next */
  constructor(model: SequenceModel, hopSeconds: number) {
    const size = model.prior.length;
    this.#model = model;
    // Windows half as far apart hold half as much news each.
    this.#power = Math.min(1, model.power * hopSeconds);
    this.#transitions = transitionsOf(model, hopSeconds);
    this.#belief = new Float64Array(size);
    this.#expected = new Float64Array(size);
    this.#out = new Float64Array(size);
  }

  reset(): void {
    this.#begun = false;
  }

  add(probabilities: ArrayLike<number>): Float64Array {
    this.#expect();
    const { prior, confidencePower } = this.#model;
    const size = this.#belief.length;
    for (let c = 0; c < size; c++) {
      const likelihood = ((1 - DOUBT) * probabilities[c] + DOUBT / size) / prior[c];
      this.#belief[c] = this.#expected[c] * likelihood ** this.#power;
    }
    normalise(this.#belief);
    for (let c = 0; c < size; c++) this.#out[c] = this.#belief[c] ** confidencePower;
    normalise(this.#out);
    return this.#out;
  }

  /** What to expect of the next window before looking at it. */
  #expect(): void {
    const size = this.#belief.length;
    if (!this.#begun) {
      this.#expected.set(this.#model.prior);
      this.#begun = true;
      return;
    }
    this.#expected.fill(0);
    for (let from = 0; from < size; from++) {
      for (let to = 0; to < size; to++) {
        this.#expected[to] += this.#belief[from] * this.#transitions[from * size + to];
      }
    }
  }
}

function transitionsOf({ dwellSeconds, changes }: SequenceModel, hopSeconds: number): Float64Array {
  return Float64Array.from(
    dwellSeconds.flatMap((dwell, from) => {
      const stays = changes.length === 1 ? 1 : Math.exp(-hopSeconds / dwell);
      return changes[from].map((share, to) => (to === from ? stays : (1 - stays) * share));
    }),
  );
}

function normalise(values: Float64Array): void {
  let sum = 0;
  for (const value of values) sum += value;
  for (let i = 0; i < values.length; i++) values[i] /= sum;
}
