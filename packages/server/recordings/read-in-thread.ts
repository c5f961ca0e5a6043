import { Worker } from 'node:worker_threads';
import type { RecordedSession } from '@progo/motion/recordings';
import { Problem } from '../problem.ts';
import { Patience } from './patience.ts';
import type { ReadingLimits, ReadingMessage, Refusal } from './reading-thread.ts';

export interface ReadingOptions extends ReadingLimits {
  /** Reading is given up when it gets no further for so long, ms; waiting for the file does not count. */
  readonly patienceMs: number;
  /** Ends the thread. */
  readonly signal: AbortSignal;
}

/** Of the thread, columns of numbers not counted. */
const HEAP_MB = 1024;

/**
 * Reads the sessions of a file in a thread of its own, which ends with it: whatever the file holds, the
 * event loop goes on. Pieces are asked for one at a time.
 *
 * @throws {Problem} when the file cannot be read, unpacks to too much, or is never done with
 */
export async function readInThread(
  file: AsyncIterable<Uint8Array>,
  { unpackedLimit, patienceMs, signal }: ReadingOptions,
): Promise<RecordedSession[]> {
  signal.throwIfAborted();
  const thread = new Worker(new URL('reading-thread.ts', import.meta.url), {
    workerData: { unpackedLimit } satisfies ReadingLimits,
    // How the server itself was started would be taken over.
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
  });
  const { promise, resolve, reject } = Promise.withResolvers<RecordedSession[]>();
  const patience = new Patience(patienceMs, () => reject(stuck(patienceMs)));
  const pieces = file[Symbol.asyncIterator]();
  const giveNext = async () => {
    patience.rest();
    const piece = copyOf(await pieces.next());
    patience.resume();
    thread.postMessage(piece, piece === null ? [] : [piece.buffer]);
  };
  const sessions: RecordedSession[] = [];
  thread.on('message', (message: ReadingMessage) => {
    patience.renew();
    if (message.kind === 'more') giveNext().catch(reject);
    else if (message.kind === 'session') sessions.push(message.session);
    else if (message.kind === 'read') resolve(sessions);
    else if (message.kind === 'refused') reject(refused(message.reason));
  });
  thread.on('error', (error) => reject(isOutOfMemory(error) ? outOfMemory() : error));
  thread.on('exit', (code) => reject(new Error(`the reading thread ended with code ${code}`)));
  const stop = () => reject(new Problem('bad-request', CLOSED));
  signal.addEventListener('abort', stop, { once: true });
  try {
    return await promise;
  } finally {
    signal.removeEventListener('abort', stop);
    patience.rest();
    // Not awaited: a source that waits for its next piece ends no sooner.
    pieces.return?.().catch(() => undefined);
    await thread.terminate();
  }
}

const CLOSED = 'Nothing was imported: the connection was closed before the file was read';

/** In memory of its own, which can change hands: a request cuts its pieces out of larger ones. */
function copyOf({ done, value }: IteratorResult<Uint8Array, unknown>): Uint8Array<ArrayBuffer> | null {
  return done === true ? null : new Uint8Array(value);
}

function refused({ text, tooLarge, line }: Refusal): Problem {
  if (tooLarge)
    return new Problem('too-large', `Nothing was imported: ${text}; IMPORT_LIMIT_MB sets the limit`);
  const field = line === null ? 'body' : `body line ${line}`;
  return new Problem('invalid-request', `Nothing was imported: ${text}`, [
    { field, expected: 'a recording as CSV, gzipped CSV or Parquet', got: text },
  ]);
}

function stuck(ms: number): Problem {
  const text = `the file is damaged: reading it got no further for ${ms / 1000} s`;
  return refused({ text, tooLarge: false, line: null });
}

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
}

function outOfMemory(): Problem {
  return new Problem(
    'too-large',
    `Nothing was imported: reading the file takes more than ${HEAP_MB} MB of memory; cut it into smaller ones`,
  );
}
