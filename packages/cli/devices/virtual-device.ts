import { randomInt } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { answerOf, ProblemError, Unreachable, type Client } from '@progo/client';
import { FIRST_MAGNETIC_AXIS, type Recording } from '@progo/motion/signal';

const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 5000;

/** What a device sends at once. */
export interface Batch extends Recording {
  /** °C, NaN where absent. */
  readonly temperature?: Float32Array | null;
  readonly exerciseType?: string | null;
}

export interface VirtualDeviceOptions {
  readonly deviceId: string;
  readonly signal: AbortSignal;
  /** Told when the server cannot be reached (false), and when it can be again (true). */
  readonly onConnection?: (connected: boolean) => void;
}

/**
 * Sends batches as a device does: numbered since its start, one after the other, and again under the same
 * number when the answer was lost, so that each is stored once.
 */
export class VirtualDevice {
  readonly deviceId: string;
  readonly #client: Client;
  readonly #options: VirtualDeviceOptions;
  readonly #boot = randomInt(2 ** 47);
  #seq = 0;

  constructor(client: Client, options: VirtualDeviceOptions) {
    this.deviceId = options.deviceId;
    this.#client = client;
    this.#options = options;
  }

  /**
   * Resolves when the batch is stored.
   * @throws {ProblemError} when the server will not have it
   */
  async send(batch: Batch, sessionId: number | null = null): Promise<void> {
    const { signal, onConnection } = this.#options;
    const body = {
      device_id: this.deviceId,
      boot: this.#boot,
      seq: this.#seq++,
      session_id: sessionId,
      ...columnsOf(batch),
    };
    for (let wait = FIRST_PAUSE_MS; ; wait = Math.min(2 * wait, LONGEST_PAUSE_MS)) {
      try {
        await answerOf(this.#client.POST('/api/v1/readings', { body }));
        if (wait > FIRST_PAUSE_MS) onConnection?.(true);
        return;
      } catch (error) {
        if (!isPassing(error)) throw error;
        if (wait === FIRST_PAUSE_MS) onConnection?.(false);
        await pause(wait, undefined, { signal });
      }
    }
  }
}

/** Whether the same batch may well be taken a little later. */
function isPassing(error: unknown): boolean {
  return error instanceof Unreachable || (error instanceof ProblemError && error.status >= 500);
}

function columnsOf({ times, axes, temperature, exerciseType }: Batch) {
  const [ax, ay, az, gx, gy, gz] = axes.map((axis) => Array.from(axis));
  const magnetic = axes.slice(FIRST_MAGNETIC_AXIS);
  const hasMagnetometer = magnetic.some((axis) => !axis.every(Number.isNaN));
  const [mx, my, mz] = magnetic.map((axis) => (hasMagnetometer ? orNulls(axis) : undefined));
  return {
    ...{ times: Array.from(times), ax, ay, az, gx, gy, gz, mx, my, mz },
    temperature: temperature ? orNulls(temperature) : undefined,
    exercise_type: exerciseType ?? undefined,
  };
}

function orNulls(values: Float32Array): (number | null)[] {
  return Array.from(values, (value) => (Number.isNaN(value) ? null : value));
}
