import { Worker } from 'node:worker_threads';
import type { TaskInput, TaskName, TaskOutput } from '@progo/motion/parallel';
import type { Reply, Request } from './worker.ts';

/** One worker thread, started when there is work and again after a crash. Does one task at a time. */
export class Thread {
  readonly #script: URL;
  #worker: Worker | null = null;
  #closed = false;

  constructor(script: URL) {
    this.#script = script;
  }

  /** Rejects with what the task threw, or with a reason when the thread died meanwhile. */
  async work<N extends TaskName>(name: N, input: TaskInput<N>): Promise<TaskOutput<N>> {
    if (this.#closed) throw new Error('the worker pool is closed');
    const worker = (this.#worker ??= this.#start());
    const request: Request<N> = { name, input };
    worker.postMessage(request);
    // Only a thread at work keeps the process alive.
    worker.ref();
    const stopped = new AbortController();
    try {
      return await new Promise((resolve, reject) => {
        const listen = (event: string, listener: (value: never) => void) => {
          worker.on(event, listener);
          stopped.signal.addEventListener('abort', () => worker.off(event, listener));
        };
        const died = (how: string, cause?: Error) =>
          reject(new Error(`a worker thread ${how} while running "${name}"`, { cause }));
        listen('message', (reply: Reply<N>) => {
          if ('output' in reply) resolve(reply.output);
          else reject(reply.error instanceof Error ? reply.error : new Error(String(reply.error)));
        });
        listen('error', (error: Error) => died(`crashed (${error.message})`, error));
        listen('exit', (code: number) => died(this.#closed ? 'was closed' : `exited with code ${code}`));
      });
    } finally {
      stopped.abort();
      worker.unref();
    }
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#worker?.terminate();
  }

  #start(): Worker {
    const worker = new Worker(this.#script);
    const forget = () => {
      if (this.#worker === worker) this.#worker = null;
    };
    worker.on('error', forget);
    worker.on('exit', forget);
    return worker;
  }
}
