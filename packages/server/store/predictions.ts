export interface NewPrediction {
  readonly deviceId: string | null;
  readonly modelId: number;
  readonly sessionId: number | null;
  /** ms, the window it speaks of. */
  readonly startTime: number;
  readonly endTime: number;
  readonly exercise: string;
  readonly confidence: number;
  /** The same before smoothing. */
  readonly rawExercise: string;
  readonly rawConfidence: number;
  readonly probabilities: Readonly<Record<string, number>>;
  readonly processingMs: number;
}

export interface Prediction extends NewPrediction {
  readonly id: number;
}

export interface PredictionFilter {
  readonly deviceId?: string;
  readonly sessionId?: number;
  readonly modelId?: number;
  readonly from?: number;
  readonly to?: number;
}

export interface PredictionStore {
  /** Many at once share one commit; predictions may be lost in a crash, readings never. */
  add(predictions: readonly NewPrediction[]): Promise<void>;
  /** Newest first. */
  list(filter: PredictionFilter, limit: number): Promise<Prediction[]>;
  count(filter: PredictionFilter): Promise<number>;
}
