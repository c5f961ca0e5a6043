/** Ends when there was no sign of life for so long, times of rest not counted. */
export class Patience {
  readonly #ms: number;
  readonly #onEnd: () => void;
  #timer: NodeJS.Timeout | undefined;
  #rests = false;

  constructor(ms: number, onEnd: () => void) {
    this.#ms = ms;
    this.#onEnd = onEnd;
    this.#timer = setTimeout(onEnd, ms);
  }

  /** A sign of life. */
  renew(): void {
    clearTimeout(this.#timer);
    if (!this.#rests) this.#timer = setTimeout(this.#onEnd, this.#ms);
  }

  rest(): void {
    this.#rests = true;
    clearTimeout(this.#timer);
  }

  resume(): void {
    this.#rests = false;
    this.renew();
  }
}
