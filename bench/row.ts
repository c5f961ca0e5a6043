/** One line of the table of figures. */
export interface Row {
  readonly figure: string;
  readonly value: string;
  readonly target: string;
  /** What else was measured in the same run, and how it did. */
  readonly peer?: string;
}
