import { parentPort } from 'node:worker_threads';
import { tasks, type TaskInput, type TaskName, type TaskOutput } from '@progo/motion/parallel';

/** What a worker is asked. */
export interface Request<N extends TaskName> {
  readonly name: N;
  readonly input: TaskInput<N>;
}

/** What it answers. */
export type Reply<N extends TaskName> = { readonly output: TaskOutput<N> } | { readonly error: unknown };

function answer<N extends TaskName>({ name, input }: Request<N>): Reply<N> {
  try {
    return { output: tasks[name](input) };
  } catch (error) {
    return { error };
  }
}

parentPort?.on('message', (request: Request<TaskName>) => parentPort?.postMessage(answer(request)));
