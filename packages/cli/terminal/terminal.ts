/** Where a command reads and writes. `process` is one; tests bring their own. */
export interface Terminal {
  readonly stdin: AsyncIterable<Uint8Array>;
  /** Results alone, so that they can be piped on. */
  readonly stdout: NodeJS.WritableStream;
  /** Progress, hints and failures. */
  readonly stderr: NodeJS.WritableStream & { readonly isTTY?: boolean };
  readonly env: NodeJS.ProcessEnv;
}

/** Writes a result: `words` for people, or the value itself as JSON. */
export function writeResult<T>(
  { stdout }: Terminal,
  { json = false }: { readonly json?: boolean },
  value: T,
  words: (value: T) => string,
): void {
  stdout.write(json ? `${JSON.stringify(value, null, 2)}\n` : `${words(value)}\n`);
}

/** Something worth knowing beside the result. */
export function hint({ stderr }: Terminal, text: string): void {
  stderr.write(`${text}\n`);
}
