import { inline, sharedFloat32 } from '../../parallel/index.ts';
import { createRandom } from '../../random/index.ts';
import {
  encodeArtifact,
  resolveHyperparameters,
  type Classifier,
  type ClassifierFamily,
  type Dataset,
} from '../index.ts';

export const CLASSES = ['curl', 'row', 'squat'];
export const FEATURES = 12;

/** Three classes, apart by `distance` in half of the features; the other half is noise. */
export function blobs(seed: number, rows: number, distance: number): Dataset {
  const random = createRandom(seed);
  const values = sharedFloat32(rows * FEATURES);
  const labels = Uint16Array.from({ length: rows }, (_, i) => i % CLASSES.length);
  values.forEach((_, at) => {
    const feature = at % FEATURES;
    const label = labels[Math.floor(at / FEATURES)];
    values[at] = random.normal() + (feature < 6 && feature % 3 === label ? distance : 0);
  });
  const features = Array.from({ length: FEATURES }, (_, i) => `feature_${i}`);
  return { values, rows, features, labels, classes: CLASSES, groups: new Uint32Array(rows) };
}

/** Every second row of the data, and the same rows as data of their own. */
export function everySecondRow(data: Dataset): { rows: Uint32Array; alone: Dataset } {
  const width = data.features.length;
  const rows = Uint32Array.from({ length: data.rows >> 1 }, (_, i) => 2 * i + 1);
  const values = new Float32Array(rows.length * width);
  rows.forEach((row, i) => values.set(data.values.subarray(row * width, (row + 1) * width), i * width));
  const labels = Uint16Array.from(rows, (row) => data.labels[row]);
  const groups = Uint32Array.from(rows, (row) => data.groups[row]);
  return { rows, alone: { ...data, values, rows: rows.length, labels, groups } };
}

/** Trains on this thread. */
export function trainerOf(family: ClassifierFamily, usual: Record<string, number>) {
  return (
    data: Dataset,
    given: Record<string, number> = {},
    { seed = 0, rows }: { seed?: number; rows?: Uint32Array } = {},
  ) => {
    const hyperparameters = resolveHyperparameters(family, { ...usual, ...given });
    return family.train(data, hyperparameters, { seed, parallel: inline }, rows);
  };
}

export function answers(classifier: Classifier, data: Dataset): Float64Array[] {
  return Array.from({ length: data.rows }, (_, row) => {
    const out = new Float64Array(classifier.classes.length);
    classifier.predict(data.values, row * data.features.length, out);
    return out;
  });
}

export function accuracy(classifier: Classifier, data: Dataset): number {
  const right = answers(classifier, data).filter((p, row) => p.indexOf(Math.max(...p)) === data.labels[row]);
  return right.length / data.rows;
}

export const bytesOf = async (training: ReturnType<ClassifierFamily['train']>) =>
  encodeArtifact({}, [(await training).state]);
