import websocket from '@fastify/websocket';
import { AXES } from '@progo/motion/signal';
import { Type, type Static } from 'typebox';
import { Compile } from 'typebox/compile';
import type { WebSocket } from 'ws';
import type { LivePrediction } from '../live/prediction.ts';
import { Problem } from '../problem.ts';
import type { Progo } from '../progo.ts';
import type { StoredBatch } from '../stream/stream.ts';
import type { JobNews } from '../training/jobs.ts';
import { jobOut } from './jobs.ts';
import { predictionOut } from './prediction-out.ts';
import type { Api } from './routes.ts';

/** With more bytes waiting than this, a slow client loses display samples … */
const DROP_READINGS_ABOVE = 256 * 1024;
/** … and with more than this, predictions and progress too. */
const DROP_ALL_ABOVE = 1024 * 1024;

const Subscription = Type.Object({
  type: Type.Literal('subscribe'),
  /** Device ids, or `*` for all. */
  devices: Type.Array(Type.String({ minLength: 1, maxLength: 128 }), { maxItems: 1000 }),
  /** Display samples a second; 0: none. */
  readings_hz: Type.Optional(Type.Number({ minimum: 0, maximum: 200 })),
  predictions: Type.Optional(Type.Boolean()),
  jobs: Type.Optional(Type.Boolean()),
});
const EXPECTED =
  'expected {"type":"subscribe","devices":["ID" or "*"],"readings_hz":25,"predictions":true,"jobs":true} or {"type":"ping"}';
const checkSubscription = Compile(Subscription);

/** One listening client. */
class Subscriber {
  readonly #socket: Pick<WebSocket, 'bufferedAmount' | 'send'>;
  #wanted: Static<typeof Subscription> | null = null;
  #everyDevice = false;
  #devices = new Set<string>();
  /** Time of the last display sample by device, ms. */
  #shown = new Map<string, number>();
  #dropped = 0;

  constructor(socket: Pick<WebSocket, 'bufferedAmount' | 'send'>) {
    this.#socket = socket;
  }

  subscribe(wanted: Static<typeof Subscription>): void {
    this.#wanted = wanted;
    this.#devices = new Set(wanted.devices);
    this.#everyDevice = this.#devices.has('*');
    this.#shown.clear();
    this.send({ type: 'subscribed', devices: wanted.devices }, DROP_ALL_ABOVE);
  }

  /** Loses the message when more than `most` bytes wait to be sent. */
  send(message: object, most: number): void {
    if (this.#socket.bufferedAmount > most) {
      this.#dropped++;
      return;
    }
    const lost = this.#dropped > 0 ? { dropped: this.#dropped } : {};
    this.#dropped = 0;
    this.#socket.send(JSON.stringify({ ...message, ...lost }));
  }

  readings({ batch }: StoredBatch): void {
    const rate = this.#wanted?.readings_hz ?? 25;
    if (rate === 0 || !this.#wants(batch.deviceId)) return;
    const at = this.#decimate(batch.deviceId, batch.times, 1000 / rate);
    if (at.length === 0) return;
    const column = (values: Float32Array | Float64Array) =>
      at.map((i) => (Number.isNaN(values[i]) ? null : values[i]));
    const axes = Object.fromEntries(AXES.map((name, axis) => [name, column(batch.axes[axis])]));
    this.send(
      { type: 'readings', device_id: batch.deviceId, times: column(batch.times), ...axes },
      DROP_READINGS_ABOVE,
    );
  }

  prediction(prediction: LivePrediction): void {
    if (this.#wanted?.predictions === false || !this.#wants(prediction.deviceId)) return;
    this.send(predictionMessage(prediction), DROP_ALL_ABOVE);
  }

  job(news: JobNews): void {
    if (this.#wanted === null || this.#wanted.jobs === false) return;
    this.send({ type: 'job', job: jobOut(news) }, DROP_ALL_ABOVE);
  }

  #wants(deviceId: string): boolean {
    return this.#wanted !== null && (this.#everyDevice || this.#devices.has(deviceId));
  }

  #decimate(deviceId: string, times: Float64Array, stepMs: number): number[] {
    let last = this.#shown.get(deviceId) ?? -Infinity;
    const at: number[] = [];
    for (let i = 0; i < times.length; i++) {
      // A little early is on time: 20 ms steps with jitter must not turn into 40 ms ones.
      if (times[i] - last < stepMs * 0.9 && times[i] > last) continue;
      at.push(i);
      last = times[i];
    }
    this.#shown.set(deviceId, last);
    return at;
  }
}

/** `GET /api/v1/live`: readings for display, predictions and job progress as they come. See docs/live.md. */
export async function liveSocket(api: Api, { live, jobs, log, stream }: Progo): Promise<void> {
  await api.register(websocket, { options: { maxPayload: 64 * 1024 } });
  const subscribers = new Set<Subscriber>();
  stream.subscribe((stored) => subscribers.forEach((one) => one.readings(stored)));
  live.onPrediction((prediction) => subscribers.forEach((one) => one.prediction(prediction)));
  jobs.onNews((news) => subscribers.forEach((one) => one.job(news)));

  const serve = (socket: WebSocket) => {
    const subscriber = new Subscriber(socket);
    subscribers.add(subscriber);
    socket.on('close', () => subscribers.delete(subscriber));
    socket.on('error', (error: Error) => log.debug({ err: error }, 'live socket'));
    socket.on('message', (data: Buffer) => {
      const message = readMessage(data);
      if (message === null) subscriber.send({ type: 'error', detail: EXPECTED }, DROP_ALL_ABOVE);
      else if (message.type === 'ping') subscriber.send({ type: 'pong' }, DROP_ALL_ABOVE);
      else subscriber.subscribe(message);
    });
  };
  api.route({
    method: 'GET',
    url: '/api/v1/live',
    schema: { hide: true },
    wsHandler: serve,
    handler: async () => {
      throw new Problem('bad-request', 'Connect to this address with a WebSocket');
    },
  });
}

function readMessage(data: Buffer): Static<typeof Subscription> | { type: 'ping' } | null {
  let message: unknown;
  try {
    message = JSON.parse(data.toString('utf8'));
  } catch {
    return null; // answered with what was expected
  }
  if (checkSubscription.Check(message)) return message;
  const isPing =
    typeof message === 'object' && message !== null && 'type' in message && message.type === 'ping';
  return isPing ? { type: 'ping' } : null;
}

function predictionMessage(prediction: LivePrediction) {
  return { type: 'prediction', model_version: prediction.modelVersion, ...predictionOut(prediction) };
}
