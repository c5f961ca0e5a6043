/** Work that goes on in the background until it is stopped. */
export interface Repeated {
  /** Resolves once the round that runs, if any, has ended; no other follows. */
  stop(): Promise<void>;
}

/**
 * Does `work` again and again, never twice at a time. It answers how long to wait until the next round, ms.
 * @param firstMs how long to wait before the first round
 */
export function repeat(
  firstMs: number,
  onError: (error: unknown) => void,
  work: () => Promise<number>,
): Repeated {
  let stopped = false;
  let running = Promise.resolve();
  let waitMs = firstMs;
  let timer: NodeJS.Timeout;
  const round = async () => {
    try {
      waitMs = await work();
    } catch (error) {
      waitMs = firstMs;
      onError(error);
    }
    if (!stopped) schedule();
  };
  const schedule = () => {
    timer = setTimeout(() => {
      running = round();
    }, waitMs).unref();
  };
  schedule();
  return {
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}
