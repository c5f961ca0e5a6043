import { Worker } from 'node:worker_threads';
import type { TrainingReport } from '@progo/motion/model';
import type { Logger } from 'pino';
import { parseJson } from '../store/json.ts';
import { labelledSessions } from './labelled-sessions.ts';
import type { TrainingInput, TrainingMessage } from './training-thread.ts';
import type { TrainingRequest } from './training-request.ts';
import { CATALOGUE_VERSION } from '@progo/motion/features';
import type { WindowSettings } from '@progo/motion/model';
import type { Job, JobChanges, JobState, Json, Model, Store } from '../store/store.ts';

/** A job whose server stopped this often while it ran is given up. */
const MOST_ATTEMPTS = 3;
/** Progress is stored at most so often, ms. */
const PROGRESS_EVERY_MS = 250;

/** A job as people watch it: the stored job and how long it may still take. */
export interface JobNews {
  readonly job: Job;
  /** ms; null while nobody can tell. */
  readonly remainingMs: number | null;
}

export interface TrainingOptions {
  readonly window: WindowSettings;
  readonly threads: number;
  readonly minWindows: number;
}

/**
 * Works off training jobs one at a time, each in a thread of its own. Jobs live in the store, so they
 * outlast the server.
 */
export class TrainingJobs {
  readonly #store: Store;
  readonly #options: TrainingOptions;
  readonly #log: Logger;
  readonly #listeners = new Set<(news: JobNews) => void>();
  readonly #onModel: (model: Model, artifact: Uint8Array) => void;
  #running: { readonly id: number; readonly abort: AbortController; readonly done: Promise<void> } | null =
    null;
  #remainingMs: number | null = null;
  #closed = false;

  /** @param onModel told of a model that became the active one */
  constructor(
    store: Store,
    options: TrainingOptions,
    log: Logger,
    onModel: (model: Model, artifact: Uint8Array) => void,
  ) {
    this.#store = store;
    this.#options = options;
    this.#log = log;
    this.#onModel = onModel;
  }

  /** Takes up what an earlier run of the server left behind. */
  async start(): Promise<void> {
    const reason = `the server stopped ${MOST_ATTEMPTS} times while this job ran`;
    await this.#store.jobs.recover(MOST_ATTEMPTS, reason, Date.now());
    this.#next();
  }

  async add(request: TrainingRequest): Promise<Job> {
    const job = await this.#store.jobs.add({
      kind: 'train',
      request: asJson(request),
      createdAt: Date.now(),
    });
    this.#tell(job, null);
    this.#next();
    return job;
  }

  /** The job as it is after the attempt; null when there is none. A finished job stays as it is. */
  async cancel(id: number): Promise<Job | null> {
    const changes: JobChanges = {
      state: 'cancelled',
      reason: 'cancelled on request',
      finishedAt: Date.now(),
    };
    const cancelled = await this.#store.jobs.update(id, changes, ['queued', 'running']);
    if (cancelled === null) return this.#store.jobs.get(id);
    if (this.#running?.id === id) this.#running.abort.abort(new Error('cancelled'));
    this.#tell(cancelled, null);
    return cancelled;
  }

  /** Estimate for the job that runs, ms; null for any other and while nobody can tell. */
  remainingMs(id: number): number | null {
    return this.#running?.id === id ? this.#remainingMs : null;
  }

  /** Told every change of every job. Returns a function that ends it. */
  onNews(listener: (news: JobNews) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Stops the running job; it stays `running` in the store and is taken up at the next start. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#running?.abort.abort(new Error('the server stops'));
    await this.#running?.done;
  }

  #next(): void {
    if (this.#running !== null || this.#closed) return;
    const abort = new AbortController();
    const done = this.#takeOne(abort.signal).catch((error: unknown) => {
      this.#log.error({ err: error }, 'training jobs: the store does not answer');
      return false;
    });
    this.#running = {
      id: 0,
      abort,
      done: done.then((found) => {
        this.#running = null;
        if (found) this.#next();
      }),
    };
  }

  async #takeOne(signal: AbortSignal): Promise<boolean> {
    const job = await this.#store.jobs.take(Date.now());
    if (job === null) return false;
    if (this.#running !== null) this.#running = { ...this.#running, id: job.id };
    this.#tell(job, null);
    try {
      await this.#run(job, signal);
    } catch (error) {
      if (signal.aborted) return true;
      const reason =
        error instanceof Refused
          ? error.message
          : 'something broke on our side; the log of the server tells more';
      if (!(error instanceof Refused)) this.#log.error({ err: error, job: job.id }, 'training failed');
      await this.#change(job.id, { state: 'failed', reason, finishedAt: Date.now() });
    }
    return true;
  }

  async #run(job: Job, signal: AbortSignal): Promise<void> {
    // The request was validated before it was stored.
    const request = job.request as TrainingRequest;
    await this.#change(job.id, { stage: 'loading', percent: 0 });
    const sessions = await labelledSessions(this.#store, request, signal);
    const input: TrainingInput = {
      sessions,
      threads: this.#options.threads,
      settings: {
        modelType: request.model_type ?? 'random_forest',
        hyperparameters: request.hyperparameters ?? {},
        window: this.#options.window,
        profile: request.profile,
        augmentDegrees: request.augment_degrees,
        grouping: request.group,
        seed: request.seed ?? 0,
        unknown: request.unknown,
        minWindows: this.#options.minWindows,
      },
    };
    const { artifact, report } = await this.#train(job, input, signal);
    await this.#keep(job, request, artifact, report);
  }

  #train(
    job: Job,
    input: TrainingInput,
    signal: AbortSignal,
  ): Promise<{ artifact: Uint8Array; report: TrainingReport }> {
    return new Promise((resolve, reject) => {
      const thread = new Worker(new URL('training-thread.ts', import.meta.url), {
        workerData: input,
        transferList: columnsOf(input),
      });
      const stop = () => {
        void thread.terminate();
        reject(new Error('stopped'));
      };
      signal.addEventListener('abort', stop, { once: true });
      const started = Date.now();
      let storedAt = 0;
      thread.on('message', (message: TrainingMessage) => {
        if (message.kind === 'refused') reject(new Refused(message.reason));
        else if (message.kind === 'trained') resolve(message);
        else {
          const { stage, fraction } = message;
          if (Date.now() - storedAt < PROGRESS_EVERY_MS) return;
          storedAt = Date.now();
          const remainingMs = fraction > 0.02 ? ((storedAt - started) * (1 - fraction)) / fraction : null;
          this.#change(job.id, { stage, percent: Math.floor(fraction * 100) }, remainingMs).catch(reject);
        }
      });
      thread.on('error', reject);
      thread.on('exit', (code) => {
        signal.removeEventListener('abort', stop);
        reject(new Error(`the training thread ended with code ${code}`));
      });
    });
  }

  async #keep(
    job: Job,
    request: TrainingRequest,
    artifact: Uint8Array,
    report: TrainingReport,
  ): Promise<void> {
    const name = request.model_name ?? 'default_classifier';
    const activate = request.activate ?? true;
    // Between training and keeping it, someone may have cancelled.
    const saving = await this.#store.jobs.update(job.id, { stage: 'saving', percent: 99 }, ['running']);
    if (saving === null) return;
    const model = await this.#store.models.add(
      {
        name,
        version: `v${await this.#nextVersion(name)}`,
        type: report.model_type,
        artifact,
        classes: Object.keys(report.classes),
        trainingSamples: report.windows,
        validationAccuracy: report.evaluation?.accuracy ?? null,
        metrics: asJson(report),
        hyperparameters: report.hyperparameters,
        fingerprint: report.fingerprint,
        catalogueVersion: CATALOGUE_VERSION,
        jobId: job.id,
        createdAt: Date.now(),
      },
      { activate },
    );
    if (activate) this.#onModel(model, artifact);
    const result = { model_id: model.id, model_name: model.name, version: model.version };
    await this.#change(job.id, {
      state: 'completed',
      stage: null,
      percent: 100,
      result,
      finishedAt: Date.now(),
    });
  }

  async #nextVersion(name: string): Promise<number> {
    const versions = (await this.#store.models.list({ name })).map(({ version }) => Number(version.slice(1)));
    return Math.max(0, ...versions.filter(Number.isInteger)) + 1;
  }

  async #change(id: number, changes: JobChanges, remainingMs: number | null = null): Promise<void> {
    const changed = await this.#store.jobs.update(id, changes, ['running'] satisfies JobState[]);
    if (changed !== null) this.#tell(changed, remainingMs);
  }

  #tell(job: Job, remainingMs: number | null): void {
    if (job.id === this.#running?.id) this.#remainingMs = remainingMs;
    for (const listener of this.#listeners) listener({ job, remainingMs });
  }
}

/** The data cannot be trained on; the message is for a person. */
class Refused extends Error {}

/** The readings change hands instead of being copied. */
function columnsOf({ sessions }: TrainingInput): ArrayBuffer[] {
  const buffers = sessions.flatMap(({ recording }) =>
    [recording.times, ...recording.axes].map((column) => column.buffer),
  );
  return [...new Set(buffers)].filter((buffer) => buffer instanceof ArrayBuffer);
}

/** A plain value as the store keeps it. */
function asJson(value: object): Json {
  return parseJson(JSON.stringify(value));
}
