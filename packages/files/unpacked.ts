/** A file unpacks to more than it may. */
export class UnpacksTooLarge extends Error {
  override readonly name = 'UnpacksTooLarge';
}

/** Counts what a file unpacks to, so that a small file cannot fill the memory. */
export class Unpacked {
  readonly #limit: number;
  #bytes = 0;

  constructor(limit = Infinity) {
    this.#limit = limit;
  }

  /** @throws {UnpacksTooLarge} when it is more than the limit, and before so much is allocated */
  add(bytes: number): void {
    if (!(bytes > 0)) return; // a damaged header may say anything
    this.#bytes += bytes;
    if (this.#bytes > this.#limit)
      throw new UnpacksTooLarge(`the file unpacks to more than ${this.#limit / 1e6} MB`);
  }
}
