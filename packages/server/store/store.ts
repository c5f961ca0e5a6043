import type { DeviceStore } from './devices.ts';
import type { JobStore } from './jobs.ts';
import type { LabelStore } from './labels.ts';
import type { ModelStore } from './models.ts';
import type { PredictionStore } from './predictions.ts';
import type { ReadingStore } from './readings.ts';
import type { SessionStore } from './sessions.ts';

export type * from './devices.ts';
export type * from './jobs.ts';
export type { Json } from './json.ts';
export type * from './labels.ts';
export type * from './models.ts';
export type * from './predictions.ts';
export * from './readings.ts';
export type * from './sessions.ts';

/**
 * Everything Progo keeps. One interface, one folder per database, one conformance suite for all.
 *
 * Ids are positive integers. Times are Unix milliseconds, rounded to whole microseconds. A promise of a
 * write resolves only when the write is on disk.
 */
export interface Store {
  readonly readings: ReadingStore;
  readonly sessions: SessionStore;
  readonly labels: LabelStore;
  readonly devices: DeviceStore;
  readonly predictions: PredictionStore;
  readonly models: ModelStore;
  readonly jobs: JobStore;
  /** Resolves when the database answers; rejects with the reason when it does not. */
  ping(): Promise<void>;
  /** Writes what is queued, then closes; a second time it does nothing. */
  close(): Promise<void>;
}

/** The data cannot be opened or does not answer; the message says what to do. */
export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable';
}
