import { resample, segments, type Grid, type Recording } from '@progo/motion/signal';
import type { WindowSettings } from '@progo/motion/model';
import { windowSamples } from '@progo/motion/model';
import { Ring } from './ring.ts';

/** The fastest device the live path keeps a whole window of, Hz. */
const FASTEST_HZ = 400;
/** Older readings than the newest are a backlog; when nothing else comes for so long, the clock was set back. */
const CLOCK_SET_BACK_MS = 10_000;

/** A window ready to be classified, or why there is none. */
export type WindowOrReason =
  | { readonly grid: Grid; readonly start: number; readonly reason: null }
  | { readonly grid: null; readonly reason: 'filling' | 'gap' };

/** Readings of one device as the live path sees them, and when its next window is due. */
export class DeviceWindow {
  readonly deviceId: string;
  readonly #settings: WindowSettings;
  readonly #hopMs: number;
  readonly #ring: Ring;
  /** Where the readings of the current window came from. */
  sessionId: number | null = null;
  /** When the server last heard of the device, ms. */
  heardAt = 0;
  #advancedAt = 0;
  #due = Infinity;

  constructor(deviceId: string, settings: WindowSettings, hopSeconds: number) {
    this.deviceId = deviceId;
    this.#settings = settings;
    this.#hopMs = hopSeconds * 1000;
    this.#ring = new Ring(Math.ceil((settings.seconds + 2 * hopSeconds + 1) * FASTEST_HZ));
  }

  get latest(): number {
    return this.#ring.latest;
  }

  get size(): number {
    return this.#ring.size;
  }

  get capacity(): number {
    return this.#ring.capacity;
  }

  /** Readings within the newest window's span, which its first reading begins and which ends before a next one. */
  get sizeInWindow(): number {
    return this.#ring.view(this.latest - this.#settings.seconds * 1000 + 0.001, Infinity).times.length;
  }

  /** Takes the part of a batch that is newer than what is here; older readings are history, not live. */
  add(recording: Recording, sessionId: number | null, now: number): void {
    this.heardAt = now;
    const { times } = recording;
    const last = times[times.length - 1];
    if (last <= this.latest) {
      if (now - this.#advancedAt < CLOCK_SET_BACK_MS) return;
      this.clear();
    }
    this.#advancedAt = now;
    this.sessionId = sessionId;
    const before = this.latest;
    const from = times.findIndex((time) => time > before);
    this.#ring.add(recording, from);
    if (this.#due === Infinity || times[from] - before > this.#settings.gapLimitMs) {
      this.#due = times[from] + this.#settings.seconds * 1000;
    }
  }

  clear(): void {
    this.#ring.clear();
    this.#due = Infinity;
  }

  /** End of the next window (ms) if its readings are here, else null; the one after it is due a hop later. */
  takeDue(): number | null {
    if (this.latest + this.#stepMs < this.#due) return null;
    const due = this.#due;
    this.#due += this.#hopMs;
    return due;
  }

  /**
   * The window of samples from `end` − length up to, not including, `end` (ms). It depends on the readings
   * up to the first that covers its last sample, not on what has arrived since.
   */
  window(end: number): WindowOrReason {
    const { seconds, rateHz, gapLimitMs } = this.#settings;
    const samples = windowSamples(this.#settings);
    const begin = end - seconds * 1000;
    // A reading before the window lets the grid reach back to its very start.
    const view = this.#ring.view(begin - gapLimitMs, this.#ring.firstFrom(end - this.#stepMs) + 0.001);
    const last = segments(view, gapLimitMs).at(-1);
    if (last === undefined) return { grid: null, reason: 'filling' };
    const grid = resample(last, rateHz, gapLimitMs);
    if (grid.length < samples)
      return { grid: null, reason: last.times.length < view.times.length ? 'gap' : 'filling' };
    const start = Math.round((begin - grid.startTime) / this.#stepMs);
    return { grid, start: Math.min(Math.max(start, 0), grid.length - samples), reason: null };
  }

  /** The window whose last sample is the newest reading. */
  newestWindow(): WindowOrReason {
    return this.window(this.latest + this.#stepMs);
  }

  get #stepMs(): number {
    return 1000 / this.#settings.rateHz;
  }
}
