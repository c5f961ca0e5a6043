import { setTimeout as pause } from 'node:timers/promises';
import { CannotDo } from './terminal/failure.ts';

/** What the server says a device does. Times in Unix ms. */
export interface LivePrediction {
  readonly deviceId: string;
  readonly startTime: number;
  readonly endTime: number;
  readonly exercise: string;
  readonly confidence: number;
}

const RETRY_MS = 1000;

/** Listens to the live predictions of some devices; takes up again after a lost connection. */
export class LivePredictions {
  readonly #url: string;
  readonly #devices: readonly string[];
  readonly #onPrediction: (prediction: LivePrediction) => void;
  #socket: WebSocket | null = null;
  #closed = false;
  #heardAt = 0;

  private constructor(
    baseUrl: string,
    devices: readonly string[],
    onPrediction: (prediction: LivePrediction) => void,
  ) {
    this.#url = `${baseUrl.replace(/^http/, 'ws')}/api/v1/live`;
    // The server takes so many names at once.
    this.#devices = devices.length > 1000 ? ['*'] : devices;
    this.#onPrediction = onPrediction;
  }

  /**
   * Resolves once the server listens to the subscription.
   * @throws {CannotDo} when it does not
   */
  static async open(
    baseUrl: string,
    devices: readonly string[],
    onPrediction: (prediction: LivePrediction) => void,
  ): Promise<LivePredictions> {
    const predictions = new LivePredictions(baseUrl, devices, onPrediction);
    await predictions.#connect();
    return predictions;
  }

  close(): void {
    this.#closed = true;
    this.#socket?.close();
  }

  /** Resolves when nothing has been heard for `ms`. */
  async quiet(ms: number): Promise<void> {
    const since = performance.now();
    for (;;) {
      const left = Math.max(this.#heardAt, since) + ms - performance.now();
      if (left <= 0) return;
      await pause(left);
    }
  }

  #connect(): Promise<void> {
    return new Promise((resolve, reject) => {
      const socket = new WebSocket(this.#url);
      this.#socket = socket;
      socket.addEventListener('open', () => {
        const wanted = { type: 'subscribe', devices: this.#devices, readings_hz: 0, jobs: false };
        socket.send(JSON.stringify(wanted));
      });
      socket.addEventListener('message', ({ data }) => {
        const message = parsed(data);
        if (message.type === 'subscribed') resolve();
        const prediction = predictionOf(message);
        if (prediction === null) return;
        this.#heardAt = performance.now();
        this.#onPrediction(prediction);
      });
      // An error is always followed by a close.
      socket.addEventListener('error', () =>
        reject(new CannotDo(`live predictions cannot be had from ${this.#url}`)),
      );
      socket.addEventListener('close', () => void this.#retry());
    });
  }

  async #retry(): Promise<void> {
    await pause(RETRY_MS, undefined, { ref: false });
    if (this.#closed) return;
    await this.#connect().catch(() => undefined); // its close retries
  }
}

function parsed(data: unknown): Record<string, unknown> {
  const value: unknown = typeof data === 'string' ? JSON.parse(data) : null;
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

function predictionOf(message: Record<string, unknown>): LivePrediction | null {
  const { type, device_id, start_time, end_time, predicted_exercise, confidence_score } = message;
  if (type !== 'prediction') return null;
  return {
    deviceId: String(device_id),
    startTime: Date.parse(String(start_time)),
    endTime: Date.parse(String(end_time)),
    exercise: String(predicted_exercise),
    confidence: Number(confidence_score),
  };
}
