/** What a linear classifier has learned: one row of weights a class, and its offset. */
export interface LinearArrays {
  readonly weights: Float64Array;
  /** −Infinity for a class that had no rows. */
  readonly offsets: Float64Array;
}
