import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Row } from './row.ts';
import { startProgo } from './server-under-test.ts';
import { trainModel } from './trained-model.ts';

const DEVICES = 500;
const RATE_HZ = 50;
const SECONDS = 30;
/** How much a device sends at once, s. */
const BATCH_SECONDS = 1;
/** A window comes no sooner than the batch that holds its last reading; a hop later the next one is due. */
const LATE_MS = 1000 * (BATCH_SECONDS + 1);
const WINDOW_SECONDS = 4;

const cli = fileURLToPath(new URL('../packages/cli/main.ts', import.meta.url));

/** Simulated devices over HTTP against the real server; predictions watched over the WebSocket. */
export async function benchLive(): Promise<Row[]> {
  await using server = await startProgo();
  await trainModel(server.url);
  const socket = new WebSocket(`${server.url.replace('http', 'ws')}/api/v1/live`);
  await once(socket, 'open');
  socket.send(JSON.stringify({ type: 'subscribe', devices: ['*'], readings_hz: 0, jobs: false }));
  const delays: number[] = [];
  socket.addEventListener('message', ({ data }) => {
    const message = JSON.parse(String(data)) as { type: string; end_time: string };
    if (message.type === 'prediction') delays.push(Date.now() - Date.parse(message.end_time));
  });
  const healthDelays = await watchHealth(server.url, simulate(server.url));
  const lost = await lostWindows(server.url);
  socket.close();

  delays.sort((a, b) => a - b);
  const late = delays.filter((delay) => delay > LATE_MS).length;
  const due = DEVICES * (SECONDS - WINDOW_SECONDS);
  return [
    {
      figure: `${DEVICES} devices at ${RATE_HZ} Hz, live for ${SECONDS} s`,
      value: `${delays.length} predictions of ${due} due at least, ${late} late, ${lost} lost`,
      target: 'none late',
    },
    {
      figure: 'from the end of a window to its prediction (devices send once a second), p50 / p99',
      value: `${at(delays, 0.5).toFixed(0)} / ${at(delays, 0.99).toFixed(0)} ms`,
      target: '',
    },
    {
      figure: 'other requests meanwhile, p99',
      value: `${at(healthDelays, 0.99).toFixed(0)} ms`,
      target: '',
    },
  ];
}

async function simulate(url: string): Promise<void> {
  const options = ['--devices', DEVICES, '--rate', RATE_HZ, '--seconds', SECONDS, '--batch', BATCH_SECONDS];
  const child = spawn(process.execPath, [cli, 'simulate', ...options.map(String), '--url', url, '--json'], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const [code] = (await once(child, 'exit')) as [number | null];
  if (code !== 0) throw new Error(`progo simulate ended with ${code ?? 'a signal'}`);
}

/** Asks for the health ten times a second until `work` is done; answers the times it took, ascending. */
async function watchHealth(url: string, work: Promise<void>): Promise<number[]> {
  const times: number[] = [];
  const timer = setInterval(() => {
    const started = performance.now();
    fetch(`${url}/health`)
      .then((response) => response.text())
      .then(() => times.push(performance.now() - started))
      .catch(() => times.push(Infinity));
  }, 100);
  await work.finally(() => clearInterval(timer));
  return times.sort((a, b) => a - b);
}

async function lostWindows(url: string): Promise<number> {
  const response = await fetch(`${url}/api/v1/ml/status`);
  const status = (await response.json()) as { inference_engine: { lost_windows: number } };
  return status.inference_engine.lost_windows;
}

function at(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
}

if (import.meta.main) console.table(await benchLive());
