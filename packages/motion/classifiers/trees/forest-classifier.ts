import type { Classifier, ClassifierState } from '../classifier.ts';
import { leafOf, type FlatTrees } from './flat-trees.ts';
import { readTrees } from './read-trees.ts';

/** Answers with the mean of its trees' leaves. */
export class ForestClassifier implements Classifier {
  readonly kind: string;
  readonly classes: readonly string[];
  readonly features: readonly string[];
  readonly #trees: FlatTrees;

  /** @throws {Error} when the arrays do not fit together */
  constructor({ kind, classes, features, arrays }: ClassifierState) {
    this.kind = kind;
    this.classes = classes;
    this.features = features;
    this.#trees = readTrees(arrays, features.length, classes.length);
    checkProbabilities(this.#trees.leaves, classes.length);
  }

  predict(values: Float32Array | Float64Array, offset: number, out: Float64Array): void {
    const trees = this.#trees;
    const { leaves } = trees;
    const count = trees.nodeStarts.length - 1;
    const classes = this.classes.length;
    out.fill(0, 0, classes);
    for (let tree = 0; tree < count; tree++) {
      const leaf = leafOf(trees, tree, values, offset) * classes;
      for (let k = 0; k < classes; k++) out[k] += leaves[leaf + k];
    }
    // Dividing by their sum rather than by the number of trees takes out the rounding of the leaves.
    let sum = 0;
    for (let k = 0; k < classes; k++) sum += out[k];
    for (let k = 0; k < classes; k++) out[k] /= sum;
  }
}

function checkProbabilities(leaves: Float32Array, classes: number): void {
  for (let at = 0; at < leaves.length; at += classes) {
    const leaf = leaves.subarray(at, at + classes);
    const sum = leaf.reduce((all, p) => all + p, 0);
    if (!leaf.every((p) => p >= 0) || !(Math.abs(sum - 1) < 1e-3))
      throw new Error('the trees do not fit together: a leaf holds no probabilities');
  }
}
