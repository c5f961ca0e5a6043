import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRandom } from '@progo/motion/random';
import { AXES } from '@progo/motion/signal';
import { openSqlite } from '../packages/server/store/sqlite/open.ts';
import type { ReadingBatch, Store } from '../packages/server/store/store.ts';
import type { Row } from './row.ts';

const DEVICES = 2;
const HOUR = 180_000;
const START = Date.UTC(2026, 0, 1);
/** Readings of each device that arrive together. */
const ROUND = 100;
const COMPACT_EVERY = 1000;
const RUNS = 15;

/** Bytes on disk for a reading of nine axes and a time, and how quickly an hour of them is read. */
export async function benchStorage(): Promise<Row[]> {
  const batches = await measure(50, HOUR);
  const singles = await measure(1, HOUR);
  const bytes = (figure: string, value: number) => ({
    figure: `bytes on disk a reading, sent ${figure}`,
    value: value.toFixed(1),
    target: '≤ 40',
    peer: '36 are its nine Float32',
  });
  return [
    bytes('in batches of 50', batches.bytes),
    bytes('one by one, once merged', singles.bytes),
    {
      figure: 'an hour of one device (180,000 readings) into typed arrays, median',
      value: `${batches.loadMs.toFixed(1)} ms`,
      target: '≤ 50 ms',
    },
  ];
}

/** Stores as many readings of every device, in batches, with compaction as it runs in the server. */
async function measure(batchSize: number, readings: number): Promise<{ bytes: number; loadMs: number }> {
  const folder = mkdtempSync(join(tmpdir(), 'progo-storage-'));
  const path = join(folder, 'progo.db');
  try {
    const store = await openSqlite(path);
    const signal = createSignal(batchSize);
    for (let round = 0; round < readings; round += ROUND) {
      const starts = Array.from({ length: ROUND / batchSize }, (_, i) => round + i * batchSize);
      await Promise.all(
        starts.flatMap((at) => devices().map((deviceId) => store.readings.append(signal(deviceId, at)))),
      );
      if (round % COMPACT_EVERY === 0) await compactAll(store);
    }
    await compactAll(store);
    const loadMs = await timeLoading(store, readings);
    await store.close();
    return { bytes: statSync(path).size / (DEVICES * readings), loadMs };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function compactAll(store: Store): Promise<void> {
  while ((await store.readings.compact()) > 0);
}

async function timeLoading(store: Store, readings: number): Promise<number> {
  const [deviceId] = devices();
  const times: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    const started = performance.now();
    const loaded = await store.readings.load({ deviceId, from: START, to: START + readings * 20 });
    times.push(performance.now() - started);
    if (loaded.times.length !== readings) throw new Error(`${loaded.times.length} readings are there`);
  }
  return times.toSorted((a, b) => a - b)[RUNS >> 1];
}

function devices(): string[] {
  return Array.from({ length: DEVICES }, (_, i) => `device-${i}`);
}

/** Batches at 50 Hz with a device's jitter of half a millisecond; noise on every axis. */
function createSignal(count: number): (deviceId: string, at: number) => ReadingBatch {
  const random = createRandom(1);
  return (deviceId, at) => ({
    deviceId,
    sessionId: null,
    sequence: null,
    times: Float64Array.from({ length: count }, (_, i) => START + (at + i) * 20 + random.int(500) / 1000),
    axes: AXES.map(() => Float32Array.from({ length: count }, () => random.normal())),
    temperature: null,
    exerciseTypes: null,
  });
}

if (import.meta.main) console.table(await benchStorage());
