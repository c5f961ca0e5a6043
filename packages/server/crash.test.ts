import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { columns, NEW_YEAR } from './testing/readings.ts';
import { addressOf, startProcess } from './testing/process.ts';
import { temporaryFolder } from './testing/test-server.ts';

const DEVICES = 8;
const BATCH = 10;
const CRASHES = 3;

/** Batches answered and asked for by device; each device numbers its batches on through every crash. */
interface Sent {
  asked: number;
  answered: number;
}

async function post(url: string, device: string, seq: number): Promise<number> {
  const times = Array.from({ length: BATCH }, (_, i) => NEW_YEAR + (seq * BATCH + i) * 20);
  const answer = await fetch(`${url}/api/v1/readings`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(columns(device, BATCH, { seq, times })),
  });
  await answer.text();
  return answer.status;
}

/** Sends batch after batch until the server is gone; the one without an answer is sent again next time. */
async function sendUntilGone(url: string, device: string, sent: Sent): Promise<void> {
  for (;;) {
    sent.asked = sent.answered + 1;
    const status = await post(url, device, sent.answered).catch(() => null);
    if (status === null) return;
    expect(status).toBe(200);
    sent.answered++;
  }
}

async function stored(url: string, device: string): Promise<string[]> {
  const answer = await fetch(`${url}/api/v1/sensor-data?device_id=${device}&limit=10000`);
  const { items } = (await answer.json()) as { items: { timestamp: string }[] };
  return items.map(({ timestamp }) => timestamp);
}

test(`kill -9 under load, ${CRASHES} times: every answered reading is there, once`, async () => {
  const DATA_DIR = temporaryFolder();
  const devices = new Map<string, Sent>();
  for (let i = 0; i < DEVICES; i++) devices.set(`device-${i}`, { asked: 0, answered: 0 });
  const settings = { DATA_DIR, LOG_LEVEL: 'info' };

  for (let crash = 0; crash < CRASHES; crash++) {
    const server = startProcess(settings);
    const url = await addressOf(server);
    const before = total(devices);
    const senders = [...devices].map(([device, sent]) => sendUntilGone(url, device, sent));
    while (total(devices) < before + 20 * DEVICES) await setTimeout(1);
    server.kill('SIGKILL');
    await Promise.all([once(server, 'exit'), ...senders]);
  }

  const url = await addressOf(startProcess(settings));
  for (const [device, { asked, answered }] of devices) {
    const times = await stored(url, device);
    expect(new Set(times).size, device).toBe(times.length);
    expect(times.length, device).toBeGreaterThanOrEqual(answered * BATCH);
    expect(times.length, device).toBeLessThanOrEqual(asked * BATCH);
    expect(times.length % BATCH, device).toBe(0);
    // A device that has lost its last answer sends again, and has everything once.
    expect(await post(url, device, answered)).toBe(200);
    expect(await stored(url, device)).toHaveLength((answered + 1) * BATCH);
  }
});

function total(devices: ReadonlyMap<string, Sent>): number {
  return [...devices.values()].reduce((sum, { answered }) => sum + answered, 0);
}
