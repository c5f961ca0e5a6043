import type { Parallel } from '../../parallel/parallel.ts';
import type { Rows } from '../row-products.ts';

const ROWS_PER_TASK = 96;

interface ProductsOptions {
  readonly onProgress?: (fraction: number) => void;
  readonly signal?: AbortSignal;
}

/** Fills the lower triangle of the products of all rows with all rows, on the pool. */
export async function computeProducts(
  rows: Rows,
  products: Float64Array,
  parallel: Parallel,
  { onProgress, signal }: ProductsOptions = {},
): Promise<void> {
  const inputs = [];
  for (let first = 0; first < rows.count; first += ROWS_PER_TASK) {
    inputs.push({ rows, products, first, count: Math.min(ROWS_PER_TASK, rows.count - first) });
  }
  // The last rows have most products: whoever takes one at the end shall not keep the others waiting.
  inputs.reverse();
  let done = 0;
  await parallel.run('fillProducts', inputs, { signal, onDone: () => onProgress?.(++done / inputs.length) });
}
