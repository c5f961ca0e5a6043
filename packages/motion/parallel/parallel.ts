import type { TaskTypes } from './tasks.ts';

export type TaskName = keyof TaskTypes;
export type TaskInput<N extends TaskName> = TaskTypes[N]['input'];
export type TaskOutput<N extends TaskName> = TaskTypes[N]['output'];

/**
 * Runs pure tasks, on this thread or on workers. Inputs are structured-cloned on their way to a worker,
 * so large arrays belong on shared memory (see `sharedFloat32`).
 */
export interface Parallel {
  /** How many tasks run at once. */
  readonly threads: number;
  /** Runs the task on every input; outputs keep the order of the inputs. `onDone` is told after each. */
  run<N extends TaskName>(
    name: N,
    inputs: readonly TaskInput<N>[],
    options?: { readonly onDone?: () => void; readonly signal?: AbortSignal },
  ): Promise<TaskOutput<N>[]>;
}
