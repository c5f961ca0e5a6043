import type { ClassifierState } from '../classifier.ts';
import type { FlatTrees } from './flat-trees.ts';

/**
 * Takes trees from the arrays of a trained classifier, and makes sure that every walk ends in a leaf that exists.
 * @param width numbers a leaf holds
 * @throws {Error} saying what does not fit
 */
export function readTrees(arrays: ClassifierState['arrays'], features: number, width: number): FlatTrees {
  const { nodeStarts, leafStarts, feature, threshold, target, leaves } = arrays;
  if (
    nodeStarts instanceof Uint32Array &&
    leafStarts instanceof Uint32Array &&
    feature instanceof Int32Array &&
    threshold instanceof Float32Array &&
    target instanceof Uint32Array &&
    leaves instanceof Float32Array
  ) {
    const trees = { nodeStarts, leafStarts, feature, threshold, target, leaves };
    checkTrees(trees, features, width);
    return trees;
  }
  return refuse('an array is missing or of another type');
}

function checkTrees(trees: FlatTrees, features: number, width: number): void {
  const { nodeStarts, leafStarts, feature, threshold, target, leaves } = trees;
  const count = nodeStarts.length - 1;
  if (count < 1 || leafStarts.length !== count + 1) refuse('numbers of trees differ');
  checkStarts(nodeStarts, feature.length);
  checkStarts(leafStarts, leaves.length / width);
  if (threshold.length !== feature.length || target.length !== feature.length)
    refuse('numbers of nodes differ');
  for (let tree = 0; tree < count; tree++) {
    const nodes = nodeStarts[tree + 1] - nodeStarts[tree];
    const ends = leafStarts[tree + 1] - leafStarts[tree];
    for (let node = 0; node < nodes; node++) {
      const at = nodeStarts[tree] + node;
      const isLeaf = feature[at] === -1;
      if (!isLeaf && (feature[at] < 0 || feature[at] >= features)) refuse('a split looks at no feature');
      // Children stand behind their parent, so no walk runs in circles.
      const fits = isLeaf ? target[at] < ends : target[at] > node + 1 && target[at] < nodes;
      if (!fits) refuse('a node points nowhere');
    }
  }
}

function checkStarts(starts: Uint32Array, end: number): void {
  const rises = starts.every((start, i) => (i === 0 ? start === 0 : start > starts[i - 1]));
  if (!rises || starts[starts.length - 1] !== end) refuse('trees do not follow each other');
}

function refuse(what: string): never {
  throw new Error(`the trees do not fit together: ${what}`);
}
