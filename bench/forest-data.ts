import type { Dataset } from '@progo/motion/classifiers';
import { createRandom, type Random } from '@progo/motion/random';

const CLASSES = ['curl', 'deadlift', 'lunge', 'press', 'row', 'squat', 'swing', 'walking'];
const LATENT = 12;

interface MadeUp {
  readonly seed: number;
  readonly rows: number;
  readonly features: number;
  readonly subjects: number;
  /** 8 at most. */
  readonly classes?: number;
}

/**
 * Windows that resemble real ones: a few hidden traits tell the exercises apart, each subject shifts them, a
 * third of the features show a trait, a third mix several, the rest is noise; some labels are wrong.
 */
export function madeUpWindows(
  { seed, rows, features, subjects, classes = 6 }: MadeUp,
  /** Subjects from this number on: other numbers are other people. */
  firstSubject = 0,
): Dataset {
  const names = CLASSES.slice(0, classes);
  const world = createRandom(seed);
  const centres = names.map(() => normals(world, LATENT, 1.1));
  const mixing = Array.from({ length: features }, (_, f) => mixingOf(world, f, features));
  const random = createRandom(seed).fork(1 + firstSubject);
  const shifts = Array.from({ length: subjects }, () => normals(random, LATENT, 0.45));
  const values = new Float32Array(rows * features);
  const labels = new Uint16Array(rows);
  for (let row = 0; row < rows; row++) {
    const truth = random.int(names.length);
    const shift = shifts[row % subjects];
    const trait = centres[truth].map((centre, i) => centre + shift[i] + 0.9 * random.normal());
    for (let f = 0; f < features; f++) {
      let value = 0.5 * random.normal();
      for (let i = 0; i < LATENT; i++) value += mixing[f][i] * trait[i];
      // Energies and variances have long tails.
      values[row * features + f] = f % 4 === 0 ? Math.exp(0.5 * value) : value;
    }
    labels[row] = random.next() < 0.04 ? random.int(names.length) : truth;
  }
  return {
    values,
    rows,
    labels,
    classes: names,
    groups: Uint32Array.from(labels, (_, row) => row % subjects),
    features: Array.from({ length: features }, (_, f) => `feature_${f}`),
  };
}

function mixingOf(random: Random, feature: number, features: number): Float64Array {
  if (feature >= (2 * features) / 3) return new Float64Array(LATENT);
  if (feature >= features / 3) return normals(random, LATENT, 0.3);
  const one = new Float64Array(LATENT);
  one[random.int(LATENT)] = 0.4 + 0.6 * random.next();
  return one;
}

function normals(random: Random, length: number, scale: number): Float64Array {
  return Float64Array.from({ length }, () => scale * random.normal());
}
