import { families, resolveHyperparameters, type Classifier, type Dataset } from '@progo/motion/classifiers';
import { indexOfLargest } from '@progo/motion/evaluation';
import type { Parallel } from '@progo/motion/parallel';
import type { Row } from './row.ts';
import { startSklearn, type Run, type SklearnClassifier } from './sklearn-peer.ts';

export interface Race {
  /** A key of `families`. */
  readonly kind: string;
  readonly hyperparameters: Readonly<Record<string, number>>;
  readonly peer: SklearnClassifier;
  readonly train: Dataset;
  /** Other people's windows. */
  readonly test: Dataset;
  readonly runs: number;
  readonly parallel: Parallel;
}

export interface Result {
  readonly ours: Run;
  readonly theirs: Run;
  /** How many times the peer's time ours went into, median over the runs. */
  readonly faster: number;
  /** Our last classifier. */
  readonly classifier: Classifier;
}

/** Trains beside scikit-learn, by turns, on the same windows: each pair ran back to back, under the same load. */
export async function race(setting: Race): Promise<Result> {
  const { train, test, peer, runs } = setting;
  await using sklearn = await startSklearn(train, test, peer.script);
  let { classifier } = await runOurs(setting, 0); // Warms the workers up.
  const ours: Run[] = [];
  const theirs: Run[] = [];
  for (let seed = 1; seed <= runs; seed++) {
    const trained = await runOurs(setting, seed);
    ({ classifier } = trained);
    ours.push(trained.run);
    theirs.push(await sklearn.run(peer, seed));
  }
  return {
    ours: medians(ours),
    theirs: medians(theirs),
    faster: median(ours.map((run, i) => theirs[i].ms / run.ms)),
    classifier,
  };
}

/** `figure: 100 trees, 5,000 windows × 300 features × 6 classes`. */
export function speedRow(
  figure: string,
  { train }: Race,
  { ours, theirs, faster }: Result,
  target: string,
): Row {
  const size = `${train.rows.toLocaleString('en')} windows × ${train.features.length} features × ${train.classes.length} classes`;
  return {
    figure: `${figure}, ${size}`,
    value: `${ours.ms.toFixed(0)} ms (${faster.toFixed(1)} × faster)`,
    target,
    peer: `scikit-learn: ${theirs.ms.toFixed(0)} ms`,
  };
}

export function accuracyRow(figure: string, { ours, theirs }: Result): Row {
  return {
    figure: `${figure}: accuracy on subjects it never saw`,
    value: ours.accuracy.toFixed(4),
    target: 'within 0.01 of the peer, or better',
    peer: `scikit-learn: ${theirs.accuracy.toFixed(4)}`,
  };
}

export function answerRow(figure: string, { test }: Race, { classifier }: Result): Row {
  const probabilities = new Float64Array(test.classes.length);
  const times: number[] = [];
  for (let row = 0; row < test.rows; row++) {
    const started = performance.now();
    classifier.predict(test.values, row * test.features.length, probabilities);
    times.push((performance.now() - started) * 1000);
  }
  return {
    figure: `${figure}: answer for one feature vector, median`,
    value: `${median(times).toFixed(1)} µs`,
    target: '',
  };
}

async function runOurs({ kind, hyperparameters, train, test, parallel }: Race, seed: number) {
  const family = families[kind];
  const resolved = resolveHyperparameters(family, hyperparameters);
  const started = performance.now();
  const { state } = await family.train(train, resolved, { seed, parallel });
  const ms = performance.now() - started;
  const classifier = family.revive(state);
  const probabilities = new Float64Array(test.classes.length);
  const right = test.labels.filter((label, row) => {
    classifier.predict(test.values, row * test.features.length, probabilities);
    return indexOfLargest(probabilities) === label;
  });
  return { run: { ms, accuracy: right.length / test.rows }, classifier };
}

function medians(runs: readonly Run[]): Run {
  return { ms: median(runs.map(({ ms }) => ms)), accuracy: median(runs.map(({ accuracy }) => accuracy)) };
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1];
}
