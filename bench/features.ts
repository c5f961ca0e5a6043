import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { createExtractor } from '@progo/motion/features';
import { DEFAULT_WINDOW, openModel, trainModel } from '@progo/motion/model';
import { resample } from '@progo/motion/signal';
import { simulateRecordings } from '@progo/motion/simulation';
import { createPool } from '@progo/workers';
import type { Row } from './row.ts';

const RATE_HZ = 50;
const SAMPLES = 200;
const WINDOWS = 4000;
const PEER_WINDOWS = 100;
const python = process.env.PYTHON ?? '/usr/bin/python3';

/** Features of one window beside NumPy and SciPy, then features and forest together. */
export async function benchFeatures(): Promise<Row[]> {
  const axes = motion();
  const hop = Math.floor((axes[0].length - SAMPLES) / WINDOWS);
  const extractor = createExtractor({ rateHz: RATE_HZ, samples: SAMPLES, magnetometer: true });
  const out = new Float32Array(extractor.features.length);
  const ms = medianMs((i) => extractor.extract(axes, i * hop, out, 0));
  const peer = await numpy(axes, hop);
  const profile = 'any_orientation';
  const free = createExtractor({ rateHz: RATE_HZ, samples: SAMPLES, magnetometer: true, profile });
  const freeMs = medianMs((i) => free.extract(axes, i * hop, out, 0));
  return [
    {
      figure: `${extractor.features.length} features of one 200 × 9 window, median`,
      value: `${ms.toFixed(3)} ms (${(peer.ms / ms).toFixed(0)} × faster)`,
      target: '≤ 0.25 ms',
      peer: `NumPy and SciPy, the same ${peer.features} features: ${peer.ms.toFixed(1)} ms`,
    },
    {
      figure: `${free.features.length} features of any_orientation, median`,
      value: `${freeMs.toFixed(3)} ms`,
      target: '≤ 0.25 ms',
    },
    await wholeAnswer(axes, hop),
  ];
}

async function wholeAnswer(axes: readonly Float32Array[], hop: number): Promise<Row> {
  const pool = createPool({ threads: 2 });
  const sessions = simulateRecordings({ athletes: 6, seed: 1 }).map((session) => ({
    subject: session.subject,
    session: session.name,
    recording: session.recording,
    labels: session.labels,
  }));
  const { artifact } = await trainModel(sessions, { modelType: 'random_forest' }, { parallel: pool });
  await pool.close();
  const model = openModel(artifact);
  const probabilities = new Float64Array(model.classes.length);
  const ms = medianMs((i) => model.classify(axes, i * hop, true, probabilities));
  return {
    figure: `one window, features and forest (100 trees, ${model.classes.length} classes), median`,
    value: `${ms.toFixed(3)} ms`,
    target: '≤ 1 ms',
  };
}

/** A virtual athlete's exercises one after the other, on the grid. */
function motion(): Float32Array[] {
  const grids = simulateRecordings({ athletes: 1, secondsPerSet: 20, seed: 7 }).map(({ recording }) =>
    resample(recording, RATE_HZ, DEFAULT_WINDOW.gapLimitMs),
  );
  return Array.from({ length: 9 }, (_, axis) =>
    Float32Array.from(grids.flatMap((grid) => [...grid.axes[axis]])),
  );
}

function medianMs(work: (i: number) => void): number {
  for (let i = 0; i < 1000; i++) work(i);
  const times = new Float64Array(WINDOWS);
  for (let i = 0; i < WINDOWS; i++) {
    const started = performance.now();
    work(i);
    times[i] = performance.now() - started;
  }
  return times.sort()[WINDOWS >> 1];
}

async function numpy(axes: readonly Float32Array[], hop: number): Promise<{ ms: number; features: number }> {
  const directory = await mkdtemp(join(tmpdir(), 'progo-bench-'));
  try {
    const windows = new Float32Array(PEER_WINDOWS * 9 * SAMPLES);
    for (let i = 0; i < PEER_WINDOWS; i++) {
      const start = i * hop * (WINDOWS / PEER_WINDOWS);
      axes.forEach((axis, a) => windows.set(axis.subarray(start, start + SAMPLES), (i * 9 + a) * SAMPLES));
    }
    await writeFile(join(directory, 'windows.f32'), windows);
    const script = fileURLToPath(new URL('peers/features_numpy.py', import.meta.url));
    const { stdout } = await promisify(execFile)(python, [
      script,
      directory,
      String(RATE_HZ),
      String(SAMPLES),
    ]);
    return JSON.parse(stdout) as { ms: number; features: number };
  } finally {
    await rm(directory, { recursive: true });
  }
}

if (import.meta.main) console.table(await benchFeatures());
