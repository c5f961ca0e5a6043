import { rowProducts } from '../row-products.ts';
import { rbf, type Rbf } from './rbf.ts';

/** Scaled training rows and how their nearness is measured. */
export interface KernelSpace {
  /** Row-major, on memory that threads can share. */
  readonly values: Float64Array;
  readonly columns: number;
  readonly squares: Float64Array;
  readonly rbf: Rbf;
  /** The nearness of all rows to all rows, or null where there are too many. */
  readonly matrix: Float32Array | null;
}

/** Rows `first … first + count` of a matrix to fill in, with their mirror images. */
export interface FillKernelInput {
  readonly space: KernelSpace & { readonly matrix: Float32Array };
  readonly first: number;
  readonly count: number;
}

/** Products of few rows with few rows at a time stay near the processor. */
const BLOCK = 96;

/** Fills in what lies left of the diagonal, and its mirror image. */
export function fillKernel({ space, first, count }: FillKernelInput): null {
  const { values, columns, squares, matrix } = space;
  const rows = squares.length;
  const products = new Float64Array(count * BLOCK);
  for (let start = 0; start < first + count; start += BLOCK) {
    const others = Math.min(BLOCK, first + count - start);
    rowProducts(
      { values, columns, first, count },
      { values, columns, first: start, count: others },
      products,
    );
    for (let i = 0; i < count; i++) {
      const row = first + i;
      for (let j = 0; j < others && start + j <= row; j++) {
        const other = start + j;
        const distance = squares[row] + squares[other] - 2 * products[i * others + j];
        const nearness = rbf(space.rbf, distance);
        matrix[row * rows + other] = nearness;
        matrix[other * rows + row] = nearness;
      }
    }
  }
  return null;
}
