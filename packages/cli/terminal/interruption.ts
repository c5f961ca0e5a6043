import { EXIT } from './failure.ts';

/** One Ctrl-C reaches a process several times where parents (npm, our own launcher) hand it on. */
const SAME_SIGNAL_MS = 1000;

/** Aborted by the first Ctrl-C (or a polite kill); a second one ends the program at once. */
export function untilInterrupted(): { readonly signal: AbortSignal; [Symbol.dispose](): void } {
  const abort = new AbortController();
  let since: number | null = null;
  const interrupt = () => {
    if (since !== null && performance.now() - since > SAME_SIGNAL_MS) process.exit(EXIT.interrupted);
    since ??= performance.now();
    abort.abort();
  };
  const names = ['SIGINT', 'SIGTERM'] as const;
  for (const name of names) process.on(name, interrupt);
  return {
    signal: abort.signal,
    [Symbol.dispose]: () => {
      for (const name of names) process.off(name, interrupt);
    },
  };
}
