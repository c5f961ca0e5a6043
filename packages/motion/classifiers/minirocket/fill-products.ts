import { rowProducts, type Rows } from '../row-products.ts';

/** Rows `first … first + count` of the products of all rows with all rows. */
export interface FillProductsInput {
  readonly rows: Rows;
  /** Row-major, `rows.count` squared, on memory that threads share. */
  readonly products: Float64Array;
  readonly first: number;
  readonly count: number;
}

/** Products of few rows with few rows at a time stay near the processor. */
const BLOCK = 24;

/** Fills in what lies left of the diagonal, and the diagonal. */
export function fillProducts({ rows, products, first, count }: FillProductsInput): null {
  const some = new Float64Array(count * BLOCK);
  for (let start = 0; start < first + count; start += BLOCK) {
    const others = Math.min(BLOCK, first + count - start);
    rowProducts({ ...rows, first, count }, { ...rows, first: start, count: others }, some);
    for (let i = 0; i < count; i++) {
      const at = (first + i) * rows.count + start;
      for (let j = 0; j < others; j++) products[at + j] = some[i * others + j];
    }
  }
  return null;
}
