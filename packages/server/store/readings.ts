import type { Recording } from '@progo/motion/signal';

/** Run-length coded text: `count` consecutive readings share `value`. */
export interface Run {
  readonly value: string | null;
  readonly count: number;
}

/**
 * The one canonical form of readings on their way in, whatever transport brought them: consecutive
 * readings of one device, times ascending (ms, whole microseconds), axes as nine columns of AXES
 * (absent magnetometer: NaN in all three).
 */
export interface ReadingBatch extends Recording {
  readonly deviceId: string;
  readonly sessionId: number | null;
  /** Identifies the batch among those of its device; a repeated one is stored once. */
  readonly sequence: { readonly boot: number; readonly seq: number } | null;
  /** °C, NaN where absent; null when no reading has one. */
  readonly temperature: Float32Array | null;
  /** The device's own idea of the exercise; null when no reading has one. Counts add up to the batch's. */
  readonly exerciseTypes: readonly Run[] | null;
}

export interface Accepted {
  /** Ids of the batch are firstReadingId … firstReadingId + count - 1. */
  readonly firstReadingId: number;
  readonly count: number;
  /** True when this device had sent the same boot and seq before: nothing was stored a second time. */
  readonly repeated: boolean;
}

/** A batch's boot and seq were used before by the same device for different readings. */
export class SequenceConflict extends Error {
  override readonly name = 'SequenceConflict';
}

/** The session does not exist (any more), so readings cannot join it. */
export class UnknownSession extends Error {
  override readonly name = 'UnknownSession';
}

/** Stored readings with consecutive ids, one device, one session. */
export interface Chunk extends Recording {
  readonly deviceId: string;
  readonly sessionId: number | null;
  readonly firstReadingId: number;
  readonly temperature: Float32Array | null;
  readonly exerciseTypes: readonly Run[] | null;
}

export interface ReadingFilter {
  readonly deviceId?: string;
  /** null: only readings outside any session. */
  readonly sessionId?: number | null;
  /** Only chunks of readings in which the device named an exercise. */
  readonly withExerciseType?: boolean;
  /** ms, inclusive. */
  readonly from?: number;
  /** ms, inclusive. */
  readonly to?: number;
}

/** One reading of a listing; `at` is its position inside `chunk`. */
export interface ReadingRef {
  readonly chunk: Chunk;
  readonly at: number;
}

export interface ReadingSummary {
  readonly count: number;
  /** ms; null when there are none. */
  readonly first: number | null;
  readonly last: number | null;
  /** Readings with a magnetometer. */
  readonly withMagnetometer: number;
  /** °C, over the readings that carry one; null when none does. */
  readonly temperature: {
    readonly min: number;
    readonly max: number;
    readonly mean: number;
    readonly count: number;
  } | null;
}

export interface ReadingStore {
  /**
   * Stores a batch; resolves once it is on disk. Batches of many callers share one commit.
   * @throws {SequenceConflict} {@link SequenceConflict}
   * @throws {UnknownSession} {@link UnknownSession}
   */
  append(batch: ReadingBatch): Promise<Accepted>;
  /** Stores the batches of one request together: all of them or none. */
  appendAll(batches: readonly ReadingBatch[]): Promise<Accepted[]>;
  count(filter: ReadingFilter): Promise<number>;
  /** Readings newest first (by time, then id). */
  page(filter: ReadingFilter, limit: number, offset: number): Promise<ReadingRef[]>;
  /** Readings as columns, sorted by time (ties by id), with the id of each: for training, export and plots. */
  load(filter: ReadingFilter): Promise<LoadedReadings>;
  summary(filter: ReadingFilter): Promise<ReadingSummary>;
  /** Readings of a device per exercise as the device itself named it. */
  exerciseCounts(deviceId: string): Promise<Map<string, number>>;
  /** Deletes readings of a device, those before `olderThan` (ms) only when given. Resolves to how many went. */
  delete(deviceId: string, olderThan?: number): Promise<number>;
  /** Merges runs of small neighbouring chunks; never across sessions, never changing an id or a value. Resolves to the number of chunks merged away. */
  compact(): Promise<number>;
}

export interface LoadedReadings extends Recording {
  readonly ids: Float64Array;
  readonly temperature: Float32Array | null;
  readonly exerciseTypes: readonly Run[] | null;
}
