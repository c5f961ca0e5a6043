import { resolve } from 'node:path';
import type { Logger } from 'pino';
import { windowOf, type Config } from './config.ts';
import { ArrivalClock } from './ingest/clock.ts';
import { Ingest } from './ingest/ingest.ts';
import { Live } from './live/live.ts';
import { loadActiveModel, wakeModel } from './live/load-model.ts';
import { PredictionLog } from './live/prediction-log.ts';
import { repeat } from './repeat.ts';
import { openSqlite } from './store/sqlite/open.ts';
import type { Store } from './store/store.ts';
import { createLocalStream } from './stream/local.ts';
import type { Stream } from './stream/stream.ts';
import { TrainingJobs } from './training/jobs.ts';
import { VERSION } from './version.ts';

/** The running parts, as the routes see them. */
export interface Progo {
  readonly config: Config;
  readonly version: string;
  readonly log: Logger;
  readonly store: Store;
  readonly stream: Stream;
  readonly ingest: Ingest;
  readonly clock: ArrivalClock;
  readonly live: Live;
  readonly jobs: TrainingJobs;
}

export interface RunningProgo extends Progo {
  /** Ends what runs in the background, writes what waits, closes the store. */
  close(): Promise<void>;
}

export interface OpeningOptions {
  /** Whether to go on with training that an earlier run left behind; each time counts as an attempt. */
  readonly takeUpJobs?: boolean;
}

const SWEEP_EVERY_MS = 60_000;
const COMPACT_EVERY_MS = 1000;
/** Pause between two steps of compaction while there is more to merge. */
const COMPACT_PAUSE_MS = 20;

/**
 * Opens the store, connects the parts and starts the work in the background.
 * @throws {StoreUnavailable} with what to do
 */
export async function openProgo(
  config: Config,
  log: Logger,
  { takeUpJobs = true }: OpeningOptions = {},
): Promise<RunningProgo> {
  const file = databaseFile(config);
  const store = await openSqlite(file);
  log.info({ file }, 'database open');
  const stream = createLocalStream();
  const ingest = new Ingest(store, stream);
  const clock = new ArrivalClock(config.rateHz);
  const { hopSeconds, smoothing, idleSeconds } = config;
  const window = windowOf(config);
  const live = new Live({ window, hopSeconds, smoothing, idleSeconds }, stream);
  await loadActiveModel(store, live, log);
  const predictionLog = new PredictionLog(store, live, (error) =>
    log.error({ err: error }, 'predictions could not be stored'),
  );
  const training = { window, threads: config.trainingThreads, minWindows: config.minTrainingWindows };
  const jobs = new TrainingJobs(store, training, log, (model, artifact) =>
    live.use(wakeModel(model, artifact)),
  );
  if (takeUpJobs) await jobs.start();

  const onError = (error: unknown) => log.error({ err: error }, 'work in the background failed');
  const compaction = repeat(COMPACT_EVERY_MS, onError, async () =>
    (await store.readings.compact()) > 0 ? COMPACT_PAUSE_MS : COMPACT_EVERY_MS,
  );
  const sweep = repeat(SWEEP_EVERY_MS, onError, async () => {
    clock.sweep(Date.now());
    return SWEEP_EVERY_MS;
  });
  return {
    ...{ config, version: VERSION, log, store, stream, ingest, clock, live, jobs },
    async close() {
      await Promise.all([compaction.stop(), sweep.stop()]);
      await jobs.close();
      live.close();
      await predictionLog.close();
      await store.close();
    },
  };
}

/** A relative file lies in the data folder. */
export function databaseFile({ dataDir, databaseUrl }: Config): string {
  const file = databaseUrl.replace(/^sqlite:(\/\/)?/, '');
  return resolve(dataDir, file === '' ? 'progo.db' : file);
}
