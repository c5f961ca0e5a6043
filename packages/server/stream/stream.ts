import type { Accepted, ReadingBatch } from '../store/store.ts';

/** A batch that is on disk. */
export interface StoredBatch {
  readonly batch: ReadingBatch;
  readonly accepted: Accepted;
}

/** Carries stored batches from ingest to whoever works on them. */
export interface Stream {
  publish(stored: StoredBatch): void;
  /** Batches of one device arrive in the order they were published. Returns a function that ends it. */
  subscribe(receive: (stored: StoredBatch) => void): () => void;
}
