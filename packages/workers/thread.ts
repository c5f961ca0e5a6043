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
    const { promise, resolve, reject } = Promise.withResolvers<TaskOutput<N>>();
    const died = (how: string, cause?: Error) =>
      reject(new Error(`a worker thread ${how} while running "${name}"`, { cause }));
    const onMessage = (reply: Reply<N>) => {
      if ('output' in reply) resolve(reply.output);
      else reject(reply.error instanceof Error ? reply.error : new Error(String(reply.error)));
    };
    const onError = (error: Error) => died(`crashed (${error.message})`, error);
    const onExit = (code: number) => died(this.#closed ? 'was closed' : `exited with code ${code}`);
    worker.on('message', onMessage).on('error', onError).on('exit', onExit);
    try {
      return await promise;
    } finally {
      worker.off('message', onMessage).off('error', onError).off('exit', onExit);
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
