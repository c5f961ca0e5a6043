import { AXES, between, type Recording } from '@progo/motion/signal';

/**
 * The newest readings of one device. Columns are twice as long as what they must hold, so that the
 * newest readings always lie in one piece and only every `capacity` readings are moved once.
 */
export class Ring {
  readonly #capacity: number;
  readonly #times: Float64Array;
  readonly #axes: readonly Float32Array[];
  #start = 0;
  #end = 0;

  /** @param capacity readings kept at least */
  constructor(capacity: number) {
    this.#capacity = capacity;
    this.#times = new Float64Array(2 * capacity);
    this.#axes = AXES.map(() => new Float32Array(2 * capacity));
  }

  get size(): number {
    return this.#end - this.#start;
  }

  get capacity(): number {
    return this.#capacity;
  }

  /** Time of the newest reading, ms; -Infinity when empty. */
  get latest(): number {
    return this.#end > this.#start ? this.#times[this.#end - 1] : -Infinity;
  }

  /** Time of the oldest reading, ms; Infinity when empty. */
  get oldest(): number {
    return this.#end > this.#start ? this.#times[this.#start] : Infinity;
  }

  /** Time of the first reading at or after `time`, ms; Infinity when there is none. */
  firstFrom(time: number): number {
    let at = this.#end;
    while (at > this.#start && this.#times[at - 1] >= time) at--;
    return at < this.#end ? this.#times[at] : Infinity;
  }

  clear(): void {
    this.#start = this.#end = 0;
  }

  /** Adds readings [from, end) of a recording; their times must ascend and lie after `latest`. */
  add({ times, axes }: Recording, from: number): void {
    const start = Math.max(from, times.length - this.#capacity);
    const count = times.length - start;
    if (this.#end + count > this.#times.length) this.#moveToFront(this.#capacity - count);
    this.#times.set(times.subarray(start), this.#end);
    axes.forEach((axis, a) => this.#axes[a].set(axis.subarray(start), this.#end));
    this.#end += count;
    this.#start = Math.max(this.#start, this.#end - this.#capacity);
  }

  /** A view of the readings with `from <= time < to` (ms), valid until the next `add`. */
  view(from: number, to: number): Recording {
    return between(
      {
        times: this.#times.subarray(this.#start, this.#end),
        axes: this.#axes.map((axis) => axis.subarray(this.#start, this.#end)),
      },
      from,
      to,
    );
  }

  #moveToFront(keep: number): void {
    const from = Math.max(this.#start, this.#end - Math.max(0, keep));
    this.#times.copyWithin(0, from, this.#end);
    for (const axis of this.#axes) axis.copyWithin(0, from, this.#end);
    this.#end -= from;
    this.#start = 0;
  }
}
