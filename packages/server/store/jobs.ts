import type { Json } from './json.ts';

export type JobState = 'queued' | 'running' | 'completed' | 'failed' | 'cancelled';

export interface Job {
  readonly id: number;
  readonly kind: string;
  readonly state: JobState;
  readonly request: Json;
  readonly stage: string | null;
  /** 0–100 */
  readonly percent: number;
  /** Why it failed, for a person. */
  readonly reason: string | null;
  readonly result: Json;
  readonly attempts: number;
  readonly createdAt: number;
  readonly startedAt: number | null;
  readonly finishedAt: number | null;
}

export type JobChanges = Partial<
  Pick<Job, 'state' | 'stage' | 'percent' | 'reason' | 'result' | 'startedAt' | 'finishedAt'>
>;

export interface JobStore {
  add(job: { kind: string; request: Json; createdAt: number }): Promise<Job>;
  get(id: number): Promise<Job | null>;
  /** Newest first. */
  list(filter: { state?: JobState }, limit: number): Promise<Job[]>;
  /** Takes the oldest queued job: it becomes running, its attempts one more. Null when none waits. */
  take(now: number): Promise<Job | null>;
  /** Only while the job is in one of the states `when`; null otherwise. */
  update(id: number, changes: JobChanges, when: readonly JobState[]): Promise<Job | null>;
  /** Running jobs left behind by a stopped server: back to queued, or failed with `reason` after `maxAttempts`. */
  recover(maxAttempts: number, reason: string, now: number): Promise<void>;
}
