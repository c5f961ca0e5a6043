import { setMaxListeners } from 'node:events';

/**
 * Runs the work on every item at once and waits for all of it to end. When one fails, the signal tells the
 * others to stop, and its failure is thrown.
 */
export async function together<T>(
  items: readonly T[],
  signal: AbortSignal,
  work: (item: T, signal: AbortSignal, index: number) => Promise<void>,
): Promise<void> {
  const failure = new AbortController();
  const either = AbortSignal.any([signal, failure.signal]);
  setMaxListeners(0, either);
  const failures: unknown[] = [];
  await Promise.all(
    items.map((item, index) =>
      work(item, either, index).catch((error: unknown) => {
        failures.push(error);
        failure.abort();
      }),
    ),
  );
  if (failures.length > 0) throw failures[0];
}
