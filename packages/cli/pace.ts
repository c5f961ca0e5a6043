import { setTimeout as pause } from 'node:timers/promises';

/** A clock that runs `speed` times as fast as the one on the wall, from now on. */
export class Pace {
  readonly #speed: number;
  readonly #signal: AbortSignal;
  readonly #start = performance.now();

  /** @param speed Infinity: as fast as it goes */
  constructor(speed: number, signal: AbortSignal) {
    this.#speed = speed;
    this.#signal = signal;
  }

  /** Wall time since the start, ms. */
  get elapsedMs(): number {
    return performance.now() - this.#start;
  }

  /** Resolves when this clock shows `ms`; rejects when interrupted. Returns how late it is on the wall, ms. */
  async reach(ms: number): Promise<number> {
    this.#signal.throwIfAborted();
    const wait = ms / this.#speed - this.elapsedMs;
    if (wait > 1) await pause(wait, undefined, { signal: this.#signal });
    return Math.max(0, -wait);
  }
}
