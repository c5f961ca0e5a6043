import { cholesky, solveCholesky } from '../linear/cholesky.ts';

export interface SolveRidgeInput {
  /** Only the lower triangle counts; it is overwritten. */
  readonly products: Float64Array;
  readonly size: number;
  /** Added to the diagonal. */
  readonly penalty: number;
  /** Right sides, one after the other. */
  readonly targets: Float64Array;
}

/** Solves (products + penalty × I) x = target for each target. */
export function solveRidge({ products, size, penalty, targets }: SolveRidgeInput): Float64Array {
  for (let i = 0; i < size; i++) products[i * size + i] += penalty;
  cholesky(products, size);
  const solutions = targets.slice();
  for (let at = 0; at < solutions.length; at += size) {
    solveCholesky(products, size, solutions.subarray(at, at + size));
  }
  return solutions;
}
