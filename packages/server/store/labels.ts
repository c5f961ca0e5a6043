export interface NewLabel {
  readonly sessionId: number;
  readonly startReadingId: number;
  readonly endReadingId: number;
  /** ms, time of the first and last reading. */
  readonly startTime: number;
  readonly endTime: number;
  readonly exerciseType: string;
  readonly repetitions: number | null;
  /** 1–10 */
  readonly qualityScore: number | null;
  readonly labeledBy: string | null;
}

export interface Label extends NewLabel {
  readonly id: number;
  readonly labeledAt: number;
}

/** One label with what totals are taken by. */
export interface ExerciseTotal {
  readonly sessionId: number;
  readonly subject: string | null;
  readonly exerciseType: string;
  /** ms */
  readonly startTime: number;
  readonly endTime: number;
  readonly repetitions: number | null;
}

export interface LabelStore {
  create(label: NewLabel): Promise<Label>;
  /** Of one session or all, by start time. */
  list(sessionId?: number): Promise<Label[]>;
  /** Labels that start within [from, to] (ms). */
  totals(filter: { readonly from?: number; readonly to?: number }): Promise<ExerciseTotal[]>;
  delete(id: number): Promise<boolean>;
}
