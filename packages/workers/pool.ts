import { availableParallelism } from 'node:os';
import type { Parallel, TaskInput, TaskName, TaskOutput } from '@progo/motion/parallel';
import { Thread } from './thread.ts';

/** Worker threads that run motion's tasks. */
export interface Pool extends Parallel {
  /** Ends the threads. What still runs is rejected. */
  close(): Promise<void>;
}

export interface PoolOptions {
  /** How many tasks run at once; as many as the machine has processors unless said otherwise. */
  readonly threads?: number;
  /** What each thread runs: answers every `Request` with one `Reply`. */
  readonly script?: URL;
}

/**
 * A pool whose threads start when first needed and stay for the next task. A run whose task throws, whose
 * thread dies or whose signal is aborted rejects at once; what it had not begun is dropped, and the pool
 * stays usable. A task already begun on a thread is worked to its end, its result ignored.
 */
export function createPool({
  threads = availableParallelism(),
  script = new URL('./worker.ts', import.meta.url),
}: PoolOptions = {}): Pool {
  return new ThreadPool(Array.from({ length: threads }, () => new Thread(script)));
}

class ThreadPool implements Pool {
  readonly #threads: readonly Thread[];
  readonly #idle: Thread[];
  readonly #waiting: ((thread: Thread) => void)[] = [];

  constructor(threads: readonly Thread[]) {
    this.#threads = threads;
    this.#idle = [...threads];
  }

  get threads(): number {
    return this.#threads.length;
  }

  async run<N extends TaskName>(
    name: N,
    inputs: readonly TaskInput<N>[],
    { onDone, signal }: { onDone?: () => void; signal?: AbortSignal } = {},
  ): Promise<TaskOutput<N>[]> {
    signal?.throwIfAborted();
    const outputs: TaskOutput<N>[] = [];
    outputs.length = inputs.length;
    let next = 0;
    let stopped = false;
    const lane = async () => {
      while (next < inputs.length) {
        const at = next++;
        await this.#withThread(async (thread) => {
          // The run may have ended while this lane waited for a thread.
          if (stopped) return;
          outputs[at] = await thread.work(name, inputs[at]);
          // eslint-disable-next-line @typescript-eslint/no-unnecessary-condition -- changes during the await
          if (!stopped) onDone?.();
        });
      }
    };
    const lanes = Promise.all(Array.from({ length: Math.min(this.threads, inputs.length) }, lane));
    try {
      await (signal ? unlessAborted(lanes, signal) : lanes);
    } finally {
      stopped = true;
      next = inputs.length;
    }
    return outputs;
  }

  async close(): Promise<void> {
    await Promise.all(this.#threads.map((thread) => thread.close()));
  }

  async #withThread(use: (thread: Thread) => Promise<void>): Promise<void> {
    // The thread that worked last is taken first, so that few threads start for little work.
    const thread = this.#idle.pop() ?? (await new Promise<Thread>((resolve) => this.#waiting.push(resolve)));
    try {
      await use(thread);
    } finally {
      const waiting = this.#waiting.shift();
      if (waiting) waiting(thread);
      else this.#idle.push(thread);
    }
  }
}

async function unlessAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  const settled = new AbortController();
  const aborted = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(reasonOf(signal)), { signal: settled.signal });
  });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    settled.abort();
  }
}

function reasonOf({ reason }: AbortSignal): Error {
  return reason instanceof Error ? reason : new Error(String(reason));
}
