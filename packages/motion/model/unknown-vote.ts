/** Whether most of the last windows of a device fit nothing: one odd window does not flicker. */
export class UnknownVote {
  readonly #last: boolean[] = [];
  readonly #windows: number;

  /** @param windows how many vote; 1: each window for itself */
  constructor(windows = 3) {
    this.#windows = windows;
  }

  /** Forgets what came before: after a pause or with a new model. */
  reset(): void {
    this.#last.length = 0;
  }

  /** Whether the answer is unknown after this window. */
  add(unknown: boolean): boolean {
    this.#last.push(unknown);
    if (this.#last.length > this.#windows) this.#last.shift();
    let votes = 0;
    for (const one of this.#last) if (one) votes++;
    return 2 * votes > this.#last.length;
  }
}
