import { describe, expect, test } from 'vitest';
import { families, resolveHyperparameters } from './index.ts';

const forest = families.random_forest;

describe('hyperparameters', () => {
  test('fall back to their defaults', () => {
    expect(resolveHyperparameters(forest, { trees: 30 })).toEqual({
      trees: 30,
      max_depth: 0,
      min_leaf: 1,
      features_per_split: 0,
      bins: 255,
    });
  });

  test.each([
    [{ trees: 0 }, 'trees must be a whole number from 1 to 2000, got 0'],
    [{ trees: 2.5 }, 'trees must be a whole number from 1 to 2000, got 2.5'],
    [{ bins: 256 }, 'bins must be a whole number from 2 to 255, got 256'],
    [{ min_leaf: NaN }, 'min_leaf must be a whole number from 1 to 10000, got NaN'],
    [{ max_depth: '3' }, 'max_depth must be a whole number from 0 to 1000, got "3"'],
    [{ max_depth: null }, 'max_depth must be a whole number from 0 to 1000, got null'],
  ])('%o are refused with the range', (given, message) => {
    expect(() => resolveHyperparameters(forest, given)).toThrow(message);
  });

  test('nobody knows are refused with those there are', () => {
    expect(() => resolveHyperparameters(forest, { n_estimators: 10 })).toThrow(
      'random_forest has no hyperparameter "n_estimators"; it has trees, max_depth, min_leaf',
    );
  });
});
