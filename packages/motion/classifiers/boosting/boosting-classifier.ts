import type { Classifier, ClassifierState } from '../classifier.ts';
import { softmax } from '../softmax.ts';
import { leafOf, type FlatTrees } from '../trees/flat-trees.ts';
import { readTrees } from '../trees/read-trees.ts';
import { boostedClasses } from './class-scores.ts';

/** Adds up its trees' leaves to a score per class; their softmax is the answer. */
export class BoostingClassifier implements Classifier {
  readonly kind: string;
  readonly classes: readonly string[];
  readonly features: readonly string[];
  readonly #trees: FlatTrees;
  readonly #start: Float64Array;
  readonly #boosted: readonly number[];

  /** @throws {Error} when the arrays do not fit together */
  constructor({ kind, classes, features, arrays }: ClassifierState) {
    this.kind = kind;
    this.classes = classes;
    this.features = features;
    this.#boosted = boostedClasses(classes.length);
    this.#trees = readTrees(arrays, features.length, 1);
    this.#start = readStart(arrays, classes.length);
    if (!this.#trees.leaves.every(Number.isFinite)) refuse('a leaf holds no number');
    if ((this.#trees.nodeStarts.length - 1) % this.#boosted.length !== 0) refuse('a round lacks a tree');
  }

  predict(values: Float32Array | Float64Array, offset: number, out: Float64Array): void {
    const trees = this.#trees;
    const count = trees.nodeStarts.length - 1;
    const boosted = this.#boosted;
    out.set(this.#start);
    for (let tree = 0; tree < count;) {
      for (let at = 0; at < boosted.length; at++, tree++) {
        out[boosted[at]] += trees.leaves[leafOf(trees, tree, values, offset)];
      }
    }
    softmax(out, 0, this.classes.length);
  }
}

function readStart({ start }: ClassifierState['arrays'], classes: number): Float64Array {
  if (
    start instanceof Float64Array &&
    start.length === classes &&
    start.every((score) => score <= 0) &&
    start.some(Number.isFinite)
  )
    return start;
  return refuse('every class needs a score to start from');
}

function refuse(what: string): never {
  throw new Error(`the trees do not fit together: ${what}`);
}
