import type { Parallel, TaskInput, TaskName, TaskOutput } from './parallel.ts';
import { tasks } from './tasks.ts';

/** Runs every task on the calling thread, one after the other: for the browser and for tests. */
export const inline: Parallel = {
  threads: 1,
  async run<N extends TaskName>(
    name: N,
    inputs: readonly TaskInput<N>[],
    { onDone, signal }: { onDone?: () => void; signal?: AbortSignal } = {},
  ): Promise<TaskOutput<N>[]> {
    return inputs.map((input) => {
      signal?.throwIfAborted();
      const output = tasks[name](input);
      onDone?.();
      return output;
    });
  },
};
