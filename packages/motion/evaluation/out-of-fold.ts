/** What models that never saw a window's fold say of it: one answer for every window of a cross-validation. */
export interface OutOfFold {
  readonly classes: readonly string[];
  /** Row-major, rows × classes. */
  readonly probabilities: Float32Array;
  /** The class each row truly is, an index into `classes`. */
  readonly truth: Uint16Array;
  /** The fold that left the row out; its groups lie in no other fold. */
  readonly folds: Uint16Array;
}
