import type { Classifier, ClassifierState } from './classifier.ts';
import { checkTrees, leafOf, type FlatTrees } from './flat-trees.ts';

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
    this.#trees = asTrees(arrays);
    checkTrees(this.#trees, features.length, classes.length);
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

function asTrees(arrays: ClassifierState['arrays']): FlatTrees {
  const { nodeStarts, leafStarts, feature, threshold, target, leaves } = arrays;
  if (
    nodeStarts instanceof Uint32Array &&
    leafStarts instanceof Uint32Array &&
    feature instanceof Int32Array &&
    threshold instanceof Float32Array &&
    target instanceof Uint32Array &&
    leaves instanceof Float32Array
  ) {
    return { nodeStarts, leafStarts, feature, threshold, target, leaves };
  }
  throw new Error('the forest does not fit together: an array is missing or of another type');
}
