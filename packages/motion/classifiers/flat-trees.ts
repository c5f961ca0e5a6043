/**
 * Decision trees as flat arrays, tree after tree. Within a tree nodes stand in depth-first order: the left
 * child of a split is the next node. Node and leaf numbers count from the tree's first.
 */
export interface FlatTrees {
  /** First node and first leaf of each tree, and one past the last. */
  readonly nodeStarts: Uint32Array;
  readonly leafStarts: Uint32Array;
  /** Feature a split looks at, or −1 for a leaf. */
  readonly feature: Int32Array;
  /** A value up to this goes left. */
  readonly threshold: Float32Array;
  /** Right child of a split, or the number of a leaf. */
  readonly target: Uint32Array;
  /** Class probabilities of each leaf, `leaves × classes`. */
  readonly leaves: Float32Array;
}

/** Puts parts behind each other. */
export function concatTrees(parts: readonly FlatTrees[]): FlatTrees {
  return {
    nodeStarts: concatStarts(parts.map((part) => part.nodeStarts)),
    leafStarts: concatStarts(parts.map((part) => part.leafStarts)),
    feature: concat(
      Int32Array,
      parts.map((part) => part.feature),
    ),
    threshold: concat(
      Float32Array,
      parts.map((part) => part.threshold),
    ),
    target: concat(
      Uint32Array,
      parts.map((part) => part.target),
    ),
    leaves: concat(
      Float32Array,
      parts.map((part) => part.leaves),
    ),
  };
}

/** Which leaf (counted over all trees) of `tree` the feature vector at `values[offset …]` falls into. */
export function leafOf(
  { nodeStarts, leafStarts, feature, threshold, target }: FlatTrees,
  tree: number,
  values: Float32Array | Float64Array,
  offset: number,
): number {
  const root = nodeStarts[tree];
  let node = root;
  for (let at = feature[node]; at >= 0; at = feature[node]) {
    node = values[offset + at] <= threshold[node] ? node + 1 : root + target[node];
  }
  return leafStarts[tree] + target[node];
}

/**
 * Makes sure that every walk ends in a leaf that exists.
 * @throws {Error} saying what does not fit
 */
export function checkTrees(trees: FlatTrees, features: number, classes: number): void {
  const { nodeStarts, leafStarts, feature, threshold, target, leaves } = trees;
  const refuse = (what: string): never => {
    throw new Error(`the forest does not fit together: ${what}`);
  };
  const count = nodeStarts.length - 1;
  if (count < 1 || leafStarts.length !== count + 1) refuse('numbers of trees differ');
  checkStarts(nodeStarts, feature.length, refuse);
  checkStarts(leafStarts, leaves.length / classes, refuse);
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
  for (let at = 0; at < leaves.length; at += classes) {
    const leaf = leaves.subarray(at, at + classes);
    const sum = leaf.reduce((all, p) => all + p, 0);
    if (!leaf.every((p) => p >= 0) || !(Math.abs(sum - 1) < 1e-3)) refuse('a leaf holds no probabilities');
  }
}

function checkStarts(starts: Uint32Array, end: number, refuse: (what: string) => never): void {
  const rises = starts.every((start, i) => (i === 0 ? start === 0 : start > starts[i - 1]));
  if (!rises || starts[starts.length - 1] !== end) refuse('trees do not follow each other');
}

interface Numbers<T> {
  readonly length: number;
  set(values: T, offset: number): void;
}

function concat<T extends Numbers<T>>(Type: new (length: number) => T, parts: readonly T[]): T {
  const all = new Type(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

function concatStarts(parts: readonly Uint32Array[]): Uint32Array {
  const starts = [0];
  let base = 0;
  for (const part of parts) {
    for (const start of part.subarray(1)) starts.push(base + start);
    base = starts[starts.length - 1];
  }
  return Uint32Array.from(starts);
}
