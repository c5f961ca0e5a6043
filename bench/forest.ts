import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { families, resolveHyperparameters, type Dataset } from '@progo/motion/classifiers';
import { indexOfLargest } from '@progo/motion/evaluation';
import type { Parallel } from '@progo/motion/parallel';
import { createPool } from '@progo/workers';
import { madeUpWindows } from './forest-data.ts';
import type { Row } from './row.ts';

const WORKERS = 2;
const RUNS = 5;
const FEATURES = 300;
const python = process.env.PYTHON ?? '/usr/bin/python3';
const forest = families.random_forest;
const hyperparameters = resolveHyperparameters(forest, { trees: 100 });

interface Run {
  readonly ms: number;
  readonly accuracy: number;
}

/** Trains 100 trees beside scikit-learn, by turns, on the same windows; tests on other subjects' windows. */
export async function benchForest(): Promise<Row[]> {
  const train = madeUpWindows({ seed: 1, rows: 5000, features: FEATURES, subjects: 20 });
  const test = madeUpWindows({ seed: 1, rows: 3000, features: FEATURES, subjects: 10 }, 20);
  await using peer = await startPeer(train, test);
  await peer.ready();
  const pool = createPool({ threads: WORKERS });
  try {
    await runOurs(train, test, 0, pool); // Warms the workers up.
    const ours: Run[] = [];
    const theirs: Run[] = [];
    for (let seed = 1; seed <= RUNS; seed++) {
      ours.push(await runOurs(train, test, seed, pool));
      theirs.push(await peer.run(seed));
    }
    return [...compare(ours, theirs), await timeAnswers(train, test, pool)];
  } finally {
    await pool.close();
  }
}

function compare(ours: readonly Run[], theirs: readonly Run[]): Row[] {
  const [ms, theirMs] = [ours, theirs].map((runs) => median(runs.map((run) => run.ms)));
  // Each pair ran back to back, under the same load.
  const faster = median(ours.map((run, i) => theirs[i].ms / run.ms));
  const [accuracy, theirAccuracy] = [ours, theirs].map((runs) => median(runs.map((run) => run.accuracy)));
  return [
    {
      figure: 'random forest: 100 trees, 5,000 windows × 300 features × 6 classes, 2 workers',
      value: `${ms.toFixed(0)} ms (${faster.toFixed(1)} × faster)`,
      target: '≥ 5 × faster',
      peer: `scikit-learn, n_jobs=2: ${theirMs.toFixed(0)} ms`,
    },
    {
      figure: 'its accuracy on subjects it never saw',
      value: accuracy.toFixed(4),
      target: 'within 0.01 of the peer, or better',
      peer: `scikit-learn: ${theirAccuracy.toFixed(4)}`,
    },
  ];
}

async function runOurs(train: Dataset, test: Dataset, seed: number, parallel: Parallel): Promise<Run> {
  const started = performance.now();
  const { state } = await forest.train(train, hyperparameters, { seed, parallel });
  const ms = performance.now() - started;
  const classifier = forest.revive(state);
  const probabilities = new Float64Array(test.classes.length);
  const right = test.labels.filter((label, row) => {
    classifier.predict(test.values, row * FEATURES, probabilities);
    return indexOfLargest(probabilities) === label;
  });
  return { ms, accuracy: right.length / test.rows };
}

async function timeAnswers(train: Dataset, test: Dataset, parallel: Parallel): Promise<Row> {
  const { state } = await forest.train(train, hyperparameters, { seed: 0, parallel });
  const classifier = forest.revive(state);
  const probabilities = new Float64Array(test.classes.length);
  const times: number[] = [];
  for (let row = 0; row < test.rows; row++) {
    const started = performance.now();
    classifier.predict(test.values, row * FEATURES, probabilities);
    times.push((performance.now() - started) * 1000);
  }
  return {
    figure: 'its answer for one feature vector, median',
    value: `${median(times).toFixed(1)} µs`,
    target: '',
  };
}

/** scikit-learn in a process of its own, holding the same numbers. */
async function startPeer(train: Dataset, test: Dataset) {
  const directory = await mkdtemp(join(tmpdir(), 'progo-bench-'));
  for (const [name, data] of Object.entries({ train, test })) {
    await writeFile(join(directory, `${name}.f32`), data.values);
    await writeFile(join(directory, `${name}.u16`), data.labels);
  }
  const script = fileURLToPath(new URL('peers/forest_sklearn.py', import.meta.url));
  const sizes = [train.rows, test.rows, FEATURES].map(String);
  const child = spawn(python, [script, directory, ...sizes], { stdio: ['pipe', 'pipe', 'inherit'] });
  child.on('error', () => undefined); // No such program: then there are no lines either.
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const nextLine = async (): Promise<string> => {
    const { value, done } = await lines.next();
    if (done) throw new Error(`${python} ended early: the peer needs numpy and scikit-learn (or set PYTHON)`);
    return value;
  };
  return {
    /** Waits until it has read the numbers. */
    ready: nextLine,
    async run(seed: number): Promise<Run> {
      child.stdin.write(`${seed}\n`);
      return JSON.parse(await nextLine()) as Run; // The script's only kind of answer.
    },
    async [Symbol.asyncDispose]() {
      child.stdin.end();
      await rm(directory, { recursive: true });
    },
  };
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1];
}

if (import.meta.main) console.table(await benchForest());
