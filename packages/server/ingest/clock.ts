/** Readings stamped before this come from a clock that was never set (2000-01-01). */
const EARLIEST = Date.UTC(2000, 0, 1);
/** Clocks may run ahead a little; a day is a wrong clock. */
const AHEAD_MS = 24 * 3600 * 1000;

/** Why a device's timestamp cannot be right, or null when it can. */
export function clockError(time: number, now: number): string | null {
  if (time < EARLIEST) return 'Unix milliseconds after 2000-01-01 (leave it out if the device has no clock)';
  if (time > now + AHEAD_MS) return 'a time at most one day ahead of the server';
  return null;
}

/** Times are kept to the microsecond. */
export function wholeMicroseconds(ms: number): number {
  return Math.round(ms * 1000) / 1000;
}

/**
 * Times for readings that came without: the newest of a request arrives now, the others lie one step
 * apart before it. A device that sends quicker than real time gets times that go on where its last ones
 * ended, so that its signal stays whole.
 */
export class ArrivalClock {
  readonly #stepMs: number;
  readonly #last = new Map<string, number>();

  constructor(rateHz: number) {
    this.#stepMs = 1000 / rateHz;
  }

  times(deviceId: string, count: number, now: number): Float64Array {
    const last = this.#last.get(deviceId) ?? -Infinity;
    const earliest = count === 1 ? last + 0.001 : last + this.#stepMs;
    const start = Math.max(now - (count - 1) * this.#stepMs, earliest);
    const times = Float64Array.from({ length: count }, (_, i) => wholeMicroseconds(start + i * this.#stepMs));
    this.#last.set(deviceId, times[count - 1]);
    return times;
  }

  /** Forgets devices whose last time has long passed. */
  sweep(now: number): void {
    for (const [deviceId, last] of this.#last) if (last < now - 60_000) this.#last.delete(deviceId);
  }
}
