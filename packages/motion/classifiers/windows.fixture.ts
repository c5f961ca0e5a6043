import { sharedFloat32 } from '../parallel/index.ts';
import { createRandom } from '../random/index.ts';
import type { Classifier } from './classifier.ts';
import type { Dataset } from './dataset.ts';

const AXES = ['ax', 'ay', 'az', 'gx', 'gy', 'gz'];
const CLASSES = ['curl', 'row', 'squat'];

/** Windows of three movements of other tempo and direction, by four people of other strength. */
export function madeUpWindows({ seed = 1, rows = 60, samples = 40 } = {}): Dataset {
  const random = createRandom(seed);
  const width = AXES.length * samples;
  const values = sharedFloat32(rows * width);
  const labels = Uint16Array.from({ length: rows }, (_, row) => row % CLASSES.length);
  const groups = Uint32Array.from(labels, (_, row) => Math.floor(row / CLASSES.length) % 4);
  for (let row = 0; row < rows; row++) {
    const phase = 6 * random.next();
    const strength = 1 + 0.2 * groups[row];
    for (let i = 0; i < width; i++) {
      const axis = Math.floor(i / samples);
      const gravity = axis === 2 ? 9.8 : 0;
      const moves = axis % 3 === labels[row] ? strength : 0.2;
      const swing = Math.sin(phase + ((i % samples) * (labels[row] + 1)) / 3);
      values[row * width + i] = gravity + moves * swing + 0.1 * random.normal();
    }
  }
  const features = AXES.flatMap((axis) => Array.from({ length: samples }, (_, i) => `${axis}@${i}`));
  return { values, rows, features, labels, classes: CLASSES, groups };
}

/** The classifier's probabilities for each row. */
export function answersOf(classifier: Classifier, data: Dataset): Float64Array[] {
  return Array.from({ length: data.rows }, (_, row) => {
    const out = new Float64Array(classifier.classes.length);
    classifier.predict(data.values, row * data.features.length, out);
    return out;
  });
}

/** Share of rows whose most probable class is theirs. */
export function accuracyOf(classifier: Classifier, data: Dataset): number {
  const right = answersOf(classifier, data).filter(
    (p, row) => p.indexOf(Math.max(...p)) === data.labels[row],
  );
  return right.length / data.rows;
}
