import type { Logger } from 'pino';
import type { Config } from './config.ts';
import type { ArrivalClock } from './ingest/clock.ts';
import type { Ingest } from './ingest/ingest.ts';
import type { Live } from './live/live.ts';
import type { Store } from './store/store.ts';
import type { TrainingJobs } from './training/jobs.ts';

/** The running parts, as the routes see them. */
export interface Progo {
  readonly config: Config;
  readonly version: string;
  readonly log: Logger;
  readonly store: Store;
  readonly ingest: Ingest;
  readonly clock: ArrivalClock;
  readonly live: Live;
  readonly jobs: TrainingJobs;
}
