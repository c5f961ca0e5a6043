import type { Stream, StoredBatch } from './stream.ts';

/** The stream inside one process: a plain call. */
export function createLocalStream(): Stream {
  const receivers = new Set<(stored: StoredBatch) => void>();
  return {
    publish(stored) {
      for (const receive of receivers) receive(stored);
    },
    subscribe(receive) {
      receivers.add(receive);
      return () => receivers.delete(receive);
    },
  };
}
