export type { Parallel, TaskInput, TaskName, TaskOutput } from './parallel.ts';
export { tasks } from './tasks.ts';
export { inline } from './inline.ts';
export { sharedFloat32, sharedUint8 } from './shared.ts';
