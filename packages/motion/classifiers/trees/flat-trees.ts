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
  /** What each leaf holds, `leaves × width`: class probabilities in a forest, one number in boosting. */
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
