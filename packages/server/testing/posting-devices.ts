import { expect } from 'vitest';
import { columns, NEW_YEAR, reading } from './readings.ts';

const READINGS_A_BATCH = 5;
/** Batches sent again after a restart; the last one may not have been answered. */
const REPEATED = 30;

interface StoredReading {
  readonly id: number;
  readonly timestamp: string;
  readonly accel_x: number;
}

/** A device that posts numbered batches, and remembers what was answered. Its values count up. */
export class AnsweredBatches {
  readonly #deviceId: string;
  /** Answers by seq. */
  readonly #answers: string[] = [];

  constructor(deviceId: string) {
    this.#deviceId = deviceId;
  }

  async postUntilCut(url: string, onAnswer: () => void): Promise<void> {
    for (;;) {
      const answer = await post(`${url}/api/v1/readings`, this.#batch(this.#answers.length));
      if (answer === null) return;
      this.#answers.push(answer);
      onAnswer();
    }
  }

  /** Sends the last batches again, and the one whose answer was cut off: the answers must be those of before. */
  async repeatAll(url: string): Promise<void> {
    const cutOff = this.#answers.length;
    for (let seq = Math.max(0, cutOff - REPEATED); seq < cutOff; seq++) {
      expect(await post(`${url}/api/v1/readings`, this.#batch(seq))).toBe(this.#answers[seq]);
    }
    this.#answers.push((await post(`${url}/api/v1/readings`, this.#batch(cutOff))) ?? 'cut off again');
  }

  /** All of them are there, once, in order, under the ids that were answered. */
  async check(url: string): Promise<void> {
    const stored = await storedReadings(url, this.#deviceId);
    const count = this.#answers.length * READINGS_A_BATCH;
    expect(stored.map(({ accel_x }) => accel_x)).toEqual(Array.from({ length: count }, (_, i) => i));
    const firstIds = this.#answers.map((answer) => readAnswer(answer).first_reading_id);
    expect(firstIds).toEqual(stored.filter((_, i) => i % READINGS_A_BATCH === 0).map(({ id }) => id));
  }

  #batch(seq: number) {
    const values = Array.from({ length: READINGS_A_BATCH }, (_, i) => seq * READINGS_A_BATCH + i);
    return columns(this.#deviceId, READINGS_A_BATCH, {
      seq,
      ax: values,
      times: values.map((value) => NEW_YEAR + value * 20),
    });
  }
}

/** An old device: one reading a request, without a number. */
export class AnsweredReadings {
  readonly #deviceId: string;
  readonly #answered = new Map<number, number>();
  #sent = 0;

  constructor(deviceId: string) {
    this.#deviceId = deviceId;
  }

  async postUntilCut(url: string, onAnswer: () => void): Promise<void> {
    for (;;) {
      const value = this.#sent++;
      const accelerometer = { x: value, y: 0, z: 0 };
      const timestamp = NEW_YEAR + value;
      const answer = await post(
        `${url}/api/v1/sensor-data/`,
        reading(this.#deviceId, { accelerometer, timestamp }),
      );
      if (answer === null) return;
      this.#answered.set(readAnswer(answer).data.id, value);
      onAnswer();
    }
  }

  /** Those answered are there; those cut off may be, but nothing is there twice. */
  async check(url: string): Promise<void> {
    const stored = await storedReadings(url, this.#deviceId);
    const byId = new Map(stored.map(({ id, accel_x }) => [id, accel_x]));
    for (const [id, value] of this.#answered) expect(byId.get(id)).toBe(value);
    expect(new Set(byId.values()).size).toBe(stored.length);
  }
}

/** The text of the answer; null when the connection was cut. */
async function post(url: string, body: unknown): Promise<string | null> {
  let status: number;
  let text: string;
  try {
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
    status = response.status;
    text = await response.text();
  } catch {
    return null;
  }
  expect({ status, text }).toMatchObject({ status: 200 });
  return text;
}

function readAnswer(text: string): { first_reading_id: number; data: { id: number } } {
  // What a test expects of an answer is what it then checks.
  return JSON.parse(text) as { first_reading_id: number; data: { id: number } };
}

/** Oldest first. */
async function storedReadings(url: string, deviceId: string): Promise<StoredReading[]> {
  const stored: StoredReading[] = [];
  for (;;) {
    const response = await fetch(
      `${url}/api/v1/sensor-data?device_id=${deviceId}&limit=10000&offset=${stored.length}`,
    );
    const { items } = (await response.json()) as { items: StoredReading[] };
    if (items.length === 0) return stored.reverse();
    stored.push(...items);
  }
}
