/** Aborted by the first Ctrl-C (or a polite kill); the second one ends the program at once. */
export function untilInterrupted(): { readonly signal: AbortSignal; [Symbol.dispose](): void } {
  const abort = new AbortController();
  const names = ['SIGINT', 'SIGTERM'] as const;
  const stopListening = () => names.forEach((name) => process.off(name, interrupt));
  const interrupt = () => {
    stopListening();
    abort.abort();
  };
  names.forEach((name) => process.on(name, interrupt));
  return { signal: abort.signal, [Symbol.dispose]: stopListening };
}
