import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { concatTrees, leafOf, type FlatTrees } from './flat-trees.ts';
import { readTrees } from './read-trees.ts';

/** `x ≤ 1` → leaf 0, else `y ≤ 5` → leaf 1, else leaf 2; two classes. */
const TREE: FlatTrees = {
  nodeStarts: Uint32Array.of(0, 5),
  leafStarts: Uint32Array.of(0, 3),
  feature: Int32Array.of(0, -1, 1, -1, -1),
  threshold: Float32Array.of(1, 0, 5, 0, 0),
  target: Uint32Array.of(2, 0, 4, 1, 2),
  leaves: Float32Array.of(1, 0, 0.5, 0.5, 0, 1),
};
const STUMP: FlatTrees = {
  nodeStarts: Uint32Array.of(0, 1),
  leafStarts: Uint32Array.of(0, 1),
  feature: Int32Array.of(-1),
  threshold: Float32Array.of(0),
  target: Uint32Array.of(0),
  leaves: Float32Array.of(0.25, 0.75),
};
const FOREST = concatTrees([STUMP, TREE, TREE]);

describe('a walk', () => {
  test('goes left up to the threshold and right above it', () => {
    const leafFor = (x: number, y: number) => leafOf(TREE, 0, Float64Array.of(x, y), 0);
    expect([leafFor(1, 9), leafFor(1.5, 5), leafFor(1.5, 5.5)]).toEqual([0, 1, 2]);
  });

  test('starts at its tree and at the offset of the vector', () => {
    const values = Float32Array.of(0, 0, 2, 4);
    expect([0, 1, 2].map((tree) => leafOf(FOREST, tree, values, 2))).toEqual([0, 2, 5]);
  });
});

describe('a forest read from bytes', () => {
  test('is taken when it fits together', () => {
    expect(() => readTrees({ ...FOREST }, 2, 2)).not.toThrow();
  });

  const damaged: [string, Partial<FlatTrees>, RegExp][] = [
    ['a child before its parent', { target: Uint32Array.of(2, 0, 1, 1, 2) }, /points nowhere/],
    ['a split that is its own child', { target: Uint32Array.of(2, 0, 2, 1, 2) }, /points nowhere/],
    ['a child beyond its tree', { target: Uint32Array.of(2, 0, 5, 1, 2) }, /points nowhere/],
    ['a leaf that is not there', { target: Uint32Array.of(2, 0, 4, 3, 2) }, /points nowhere/],
    ['a split without children', { feature: Int32Array.of(0, -1, 1, -1, 0) }, /points nowhere/],
    ['an unknown feature', { feature: Int32Array.of(2, -1, 1, -1, -1) }, /looks at no feature/],
    ['a negative feature', { feature: Int32Array.of(-2, -1, 1, -1, -1) }, /looks at no feature/],
    ['missing thresholds', { threshold: Float32Array.of(1, 0, 5, 0) }, /numbers of nodes/],
    ['missing targets', { target: Uint32Array.of(2, 0, 4, 1) }, /numbers of nodes/],
    ['missing nodes', { nodeStarts: Uint32Array.of(0, 6) }, /follow each other/],
    ['missing leaves', { leaves: Float32Array.of(1, 0, 0.5, 0.5) }, /follow each other/],
    ['half a leaf', { leaves: Float32Array.of(1, 0, 0.5, 0.5, 0) }, /follow each other/],
    [
      'an empty tree',
      { nodeStarts: Uint32Array.of(0, 0, 5), leafStarts: Uint32Array.of(0, 1, 3) },
      /follow each/,
    ],
    ['other numbers of trees', { leafStarts: Uint32Array.of(0, 1, 3) }, /numbers of trees/],
    ['no tree', { nodeStarts: Uint32Array.of(0), leafStarts: Uint32Array.of(0) }, /numbers of trees/],
    ['no starts', { nodeStarts: new Uint32Array(0), leafStarts: new Uint32Array(0) }, /numbers of trees/],
  ];
  test.each(damaged)('is refused with %s', (_, damage, message) => {
    expect(() => readTrees({ ...TREE, ...damage }, 2, 2)).toThrow(message);
  });

  test('either is refused or ends every walk in a leaf, whatever its numbers say', () => {
    const nodes = 5;
    const any = fc.record({
      feature: fc.int32Array({ min: -2, max: 2, minLength: nodes, maxLength: nodes }),
      target: fc.uint32Array({ max: nodes, minLength: nodes, maxLength: nodes }),
    });
    const check = ({ feature, target }: Pick<FlatTrees, 'feature' | 'target'>) => {
      const trees = { ...TREE, feature, target };
      try {
        readTrees({ ...trees }, 2, 2);
      } catch {
        return;
      }
      for (const x of [0, 2]) expect(leafOf(trees, 0, Float64Array.of(x, 9), 0)).toBeLessThan(3);
    };
    fc.assert(fc.property(any, check), { numRuns: 3000 });
  });
});
