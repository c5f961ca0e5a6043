import { indexOfLargest, UNKNOWN } from '@progo/motion/evaluation';
import {
  createSmoothing,
  UnknownVote,
  type Smoothing,
  type SmoothingKind,
  type WindowSettings,
} from '@progo/motion/model';
import type { StoredBatch, Stream } from '../stream/stream.ts';
import { DeviceWindow } from './device-window.ts';
import type { ActiveModel, LivePrediction } from './prediction.ts';

export interface LiveSettings {
  readonly window: WindowSettings;
  readonly hopSeconds: number;
  readonly smoothing: SmoothingKind;
  readonly idleSeconds: number;
}

/** How long classification may hold the event loop before requests get their turn, ms. */
const SLICE_MS = 4;

interface LiveDevice {
  readonly window: DeviceWindow;
  /** Of the active model; begun with the first window it answers. */
  smoothing: Smoothing | null;
  readonly unknown: UnknownVote;
  latest: LivePrediction | null;
  queued: boolean;
}

/**
 * Classifies every device that sends, one window a hop of its own motion. Windows wait in a queue and
 * are worked off in short slices, so that requests are answered meanwhile.
 */
export class Live {
  readonly #settings: LiveSettings;
  readonly #devices = new Map<string, LiveDevice>();
  readonly #queue: LiveDevice[] = [];
  readonly #listeners = new Set<(prediction: LivePrediction) => void>();
  readonly #sweep: NodeJS.Timeout;
  readonly #unsubscribe: () => void;
  #active: ActiveModel | null = null;
  #window: WindowSettings;
  #probabilities = new Float64Array(0);
  #scheduled = false;
  /** Windows answered, and the time they took. */
  windows = 0;
  totalMs = 0;
  /** Windows that could not be answered because their readings had already been overwritten: the machine is too slow. */
  lost = 0;

  constructor(settings: LiveSettings, stream: Stream) {
    this.#settings = settings;
    this.#window = settings.window;
    this.#unsubscribe = stream.subscribe((stored) => this.#receive(stored));
    this.#sweep = setInterval(() => this.#letGoOfIdle(Date.now()), 10_000).unref();
  }

  get active(): ActiveModel | null {
    return this.#active;
  }

  get deviceIds(): string[] {
    return [...this.#devices.keys()];
  }

  /**
   * Takes over between two windows: those still queued are answered by the new model. Only a model with
   * windows of another shape makes the devices fill theirs anew.
   */
  use(active: ActiveModel | null): void {
    this.#active = active;
    this.#probabilities = new Float64Array(active?.model.classes.length ?? 0);
    for (const device of this.#devices.values()) {
      device.smoothing = null;
      device.unknown.reset();
    }
    const window = active?.model.header.window ?? this.#settings.window;
    if (!sameWindow(window, this.#window)) this.#devices.clear();
    this.#window = window;
  }

  /** How the windows of the active model are cut. */
  get windowSettings(): WindowSettings {
    return this.#window;
  }

  /** Readings and due windows of a device; undefined when it has not sent of late. */
  window(deviceId: string): DeviceWindow | undefined {
    return this.#devices.get(deviceId)?.window;
  }

  latest(deviceId: string): LivePrediction | null {
    return this.#devices.get(deviceId)?.latest ?? null;
  }

  /** False when the device has no readings here. */
  clear(deviceId: string): boolean {
    const device = this.#devices.get(deviceId);
    device?.window.clear();
    if (device !== undefined) this.#beginAnew(device);
    return device !== undefined;
  }

  forget(deviceId: string): void {
    this.#devices.delete(deviceId);
  }

  /** Told every prediction. Returns a function that ends it. */
  onPrediction(listener: (prediction: LivePrediction) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  close(): void {
    this.#unsubscribe();
    clearInterval(this.#sweep);
  }

  #receive({ batch }: StoredBatch): void {
    let device = this.#devices.get(batch.deviceId);
    if (device === undefined) {
      const { hopSeconds, smoothing } = this.#settings;
      device = {
        window: new DeviceWindow(batch.deviceId, this.#window, hopSeconds),
        smoothing: null,
        unknown: smoothing === 'off' ? new UnknownVote(1) : new UnknownVote(),
        latest: null,
        queued: false,
      };
      this.#devices.set(batch.deviceId, device);
    }
    device.window.add(batch, batch.sessionId, Date.now());
    if (this.#active === null || device.queued) return;
    device.queued = true;
    this.#queue.push(device);
    this.#schedule();
  }

  #schedule(): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    setImmediate(() => {
      this.#scheduled = false;
      this.#workOff();
    });
  }

  #workOff(): void {
    const stop = performance.now() + SLICE_MS;
    for (let device = this.#queue.shift(); device !== undefined; device = this.#queue.shift()) {
      device.queued = false;
      const due = device.window.takeDue();
      if (due === null) continue;
      this.#answer(device, due);
      // Others first: one device with many windows must not make the rest wait.
      device.queued = true;
      this.#queue.push(device);
      if (performance.now() > stop) break;
    }
    if (this.#queue.length > 0) this.#schedule();
  }

  #answer(device: LiveDevice, end: number): void {
    const active = this.#active;
    if (active === null) return;
    const started = performance.now();
    const found = device.window.window(end);
    if (found.grid === null) {
      if (found.reason === 'filling') this.lost++;
      this.#beginAnew(device);
      return;
    }
    const { grid, start } = found;
    const { smoothing: kind, hopSeconds } = this.#settings;
    device.smoothing ??= createSmoothing(kind, active.model, hopSeconds);
    if (!this.#follows(device.latest, end)) this.#beginAnew(device);
    const { hasMagnetometer } = grid;
    const values = active.model.classify(grid.axes, start, hasMagnetometer, this.#probabilities);
    const unknown = device.unknown.add(active.model.isUnknown(values, hasMagnetometer, this.#probabilities));
    const raw = indexOfLargest(this.#probabilities);
    const smooth = device.smoothing.add(this.#probabilities);
    const best = indexOfLargest(smooth);
    const { classes } = active.model;
    const processingMs = performance.now() - started;
    const prediction: LivePrediction = {
      deviceId: device.window.deviceId,
      sessionId: device.window.sessionId,
      modelId: active.id,
      modelVersion: active.version,
      startTime: end - this.#window.seconds * 1000,
      endTime: end,
      exercise: unknown ? UNKNOWN : classes[best],
      confidence: smooth[best],
      probabilities: byClass(classes, smooth),
      rawExercise: classes[raw],
      rawConfidence: this.#probabilities[raw],
      processingMs,
    };
    this.windows++;
    this.totalMs += processingMs;
    device.latest = prediction;
    for (const listener of this.#listeners) listener(prediction);
  }

  #beginAnew({ smoothing, unknown }: LiveDevice): void {
    smoothing?.reset();
    unknown.reset();
  }

  /** What was before a pause says nothing about what comes after it. */
  #follows(latest: LivePrediction | null, end: number): boolean {
    return latest !== null && Math.abs(end - latest.endTime - this.#settings.hopSeconds * 1000) < 1;
  }

  #letGoOfIdle(now: number): void {
    for (const [deviceId, { window }] of this.#devices) {
      if (now - window.heardAt > this.#settings.idleSeconds * 1000) this.#devices.delete(deviceId);
    }
  }
}

function sameWindow(a: WindowSettings, b: WindowSettings): boolean {
  return a.seconds === b.seconds && a.rateHz === b.rateHz && a.gapLimitMs === b.gapLimitMs;
}

/** Probabilities by the names of their classes. */
export function byClass(
  classes: readonly string[],
  probabilities: ArrayLike<number>,
): Record<string, number> {
  return Object.fromEntries(classes.map((name, i) => [name, probabilities[i]]));
}
