import type { Model } from '@progo/motion/model';

/** What the live path says of one window of one device. */
export interface LivePrediction {
  readonly deviceId: string;
  readonly sessionId: number | null;
  readonly modelId: number;
  readonly modelVersion: string;
  /** ms */
  readonly startTime: number;
  readonly endTime: number;
  /** Smoothed over successive windows. */
  readonly exercise: string;
  readonly confidence: number;
  readonly probabilities: Readonly<Record<string, number>>;
  /** Of this window alone. */
  readonly rawExercise: string;
  readonly rawConfidence: number;
  readonly processingMs: number;
}

/** A model as the live path uses it. */
export interface ActiveModel {
  readonly id: number;
  readonly name: string;
  readonly version: string;
  readonly model: Model;
}
