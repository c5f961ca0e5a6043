import { setTimeout as pause } from 'node:timers/promises';

/** A clock that runs `speed` times as fast as the one on the wall, from now on. */
export class Pace {
  readonly #speed: number;
  readonly #start = performance.now();

  /** @param speed Infinity: as fast as it goes */
  constructor(speed: number) {
    this.#speed = speed;
  }

  /** Wall time since the start, ms. */
  get elapsedMs(): number {
    return performance.now() - this.#start;
  }

  /** Resolves when this clock shows `ms`, with how late it is on the wall (ms); rejects when interrupted. */
  async reach(ms: number, signal: AbortSignal): Promise<number> {
    signal.throwIfAborted();
    const wait = ms / this.#speed - this.elapsedMs;
    if (wait > 1) await pause(wait, undefined, { signal });
    return Math.max(0, -wait);
  }
}
