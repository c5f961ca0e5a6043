import type { Store } from '../store/store.ts';
import type { Live } from './live.ts';
import type { LivePrediction } from './prediction.ts';

/** Predictions kept in memory while the store does not take them. */
const MOST_WAITING = 10_000;

/** Writes live predictions to the store, many in one commit. */
export class PredictionLog {
  readonly #store: Store;
  readonly #onError: (error: unknown) => void;
  readonly #timer: NodeJS.Timeout;
  readonly #unsubscribe: () => void;
  #waiting: LivePrediction[] = [];

  constructor(store: Store, live: Live, onError: (error: unknown) => void) {
    this.#store = store;
    this.#onError = onError;
    this.#unsubscribe = live.onPrediction((prediction) => {
      if (this.#waiting.length < MOST_WAITING) this.#waiting.push(prediction);
    });
    this.#timer = setInterval(() => void this.flush(), 1000).unref();
  }

  async flush(): Promise<void> {
    const waiting = this.#waiting;
    if (waiting.length === 0) return;
    this.#waiting = [];
    try {
      await this.#store.predictions.add(waiting);
    } catch (error) {
      this.#onError(error);
    }
  }

  async close(): Promise<void> {
    this.#unsubscribe();
    clearInterval(this.#timer);
    await this.flush();
  }
}
