import type { NewLabel } from './labels.ts';
import type { ReadingBatch } from './readings.ts';

export interface NewSession {
  readonly deviceId: string;
  readonly exerciseType?: string | null;
  readonly subject?: string | null;
  readonly name?: string | null;
  readonly notes?: string | null;
  /** ms */
  readonly startTime: number;
  readonly endTime?: number | null;
}

export interface Session {
  readonly id: number;
  readonly deviceId: string;
  readonly exerciseType: string | null;
  readonly subject: string | null;
  readonly name: string | null;
  readonly notes: string | null;
  readonly startTime: number;
  readonly endTime: number | null;
  readonly isLabeled: boolean;
  readonly readingCount: number;
}

export type SessionChanges = Partial<
  Pick<Session, 'exerciseType' | 'subject' | 'name' | 'notes' | 'startTime' | 'endTime'>
>;

export interface SessionFilter {
  readonly deviceId?: string;
  readonly exerciseType?: string;
  readonly subject?: string;
  readonly isLabeled?: boolean;
  /** Start time within, ms, inclusive. */
  readonly from?: number;
  readonly to?: number;
}

/** A recording brought in whole: its sessions, each with readings and labels. */
export interface ImportedSession {
  readonly session: NewSession;
  readonly batches: readonly Omit<ReadingBatch, 'deviceId' | 'sessionId' | 'sequence'>[];
  readonly labels: readonly Omit<NewLabel, 'sessionId' | 'startReadingId' | 'endReadingId'>[];
}

export interface SessionStore {
  create(session: NewSession): Promise<Session>;
  get(id: number): Promise<Session | null>;
  /** Newest start first. */
  list(filter: SessionFilter, limit: number, offset: number): Promise<Session[]>;
  count(filter: SessionFilter): Promise<number>;
  update(id: number, changes: SessionChanges): Promise<Session | null>;
  /** The newest session of the device without an end, or null. */
  open(deviceId: string): Promise<Session | null>;
  /** Deletes it with its readings and labels; null when it did not exist. */
  delete(id: number): Promise<{ readingsDeleted: number; labelsDeleted: number } | null>;
  /** Writes whole sessions in one transaction: all or nothing. */
  import(sessions: readonly ImportedSession[]): Promise<Session[]>;
}
