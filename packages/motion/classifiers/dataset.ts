/**
 * Labelled windows as a matrix. `values` is row-major, `rows × features.length`; a worker may share
 * it, so it can sit on a SharedArrayBuffer. `labels[i]` indexes `classes` (sorted by name).
 */
export interface Dataset {
  readonly values: Float32Array;
  readonly rows: number;
  readonly features: readonly string[];
  readonly labels: Uint16Array;
  readonly classes: readonly string[];
  /** Rows with the same number belong together (a person, else a session): none may judge what another taught. */
  readonly groups: Uint32Array;
}
