/** What models that never saw a window's fold say of it: one answer for every window of a cross-validation. */
export interface OutOfFold {
  readonly classes: readonly string[];
  /** Row-major, rows × classes, as the classifiers say them. */
  readonly probabilities: Float32Array;
  /** How far each row lies from what trained its most probable class, see `distanceTo`; 1 where that is not known. */
  readonly distances: Float32Array;
  /** The class each row truly is, an index into `classes`. */
  readonly truth: Uint16Array;
  /** The fold that left the row out; its groups lie in no other fold. */
  readonly folds: Uint16Array;
}

/** The probabilities of a row, one a class. */
export function probabilitiesOf({ classes, probabilities }: OutOfFold, row: number): Float32Array {
  return probabilities.subarray(row * classes.length, (row + 1) * classes.length);
}
