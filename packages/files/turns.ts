import { setImmediate } from 'node:timers/promises';

const LONGEST_TURN_MS = 8;

/** Lets the event loop serve others in the middle of long work. */
export class Turns {
  readonly #onTurn: () => void;
  #since = performance.now();

  /** @param onTurn called each time: the work goes on */
  constructor(onTurn: () => void = () => undefined) {
    this.#onTurn = onTurn;
  }

  /** Whether this work has held the event loop long enough: if so, await `give()`. */
  get over(): boolean {
    return performance.now() - this.#since > LONGEST_TURN_MS;
  }

  async give(): Promise<void> {
    this.#onTurn();
    await setImmediate();
    this.#since = performance.now();
  }
}
