import { parentPort } from 'node:worker_threads';
import type { Request } from './worker.ts';

/** A worker that answers a window's start, but some starts kill it. */
parentPort?.on('message', ({ input }: Request<'extractWindows'>) => {
  const [start] = input.starts;
  switch (start) {
    case 13:
      process.exit(7);
      break;
    case 14:
      throw new Error('out of breath');
    case 15:
      // Never answers.
      break;
    default:
      parentPort?.postMessage({ output: Float32Array.of(start) });
  }
});
