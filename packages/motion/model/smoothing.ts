/** Turns the answers of successive windows into answers that do not flicker. */
export interface Smoothing {
  /** Forgets what came before: after a pause, or when windows do not follow one another. */
  reset(): void;
  /** The smoothed probabilities after this window, summing to 1, valid until the next call. */
  add(probabilities: Float64Array): Float64Array;
}
