import { parentPort, workerData } from 'node:worker_threads';
import { BrokenLine, readRecordings, UnpacksTooLarge, UnreadableFile } from '@progo/files';
import type { RecordedSession } from '@progo/motion/recordings';

/** What a reading thread is given. */
export interface ReadingLimits {
  /** Most bytes the file may unpack to. */
  readonly unpackedLimit: number;
}

/** What it is told: the next piece of the file; null at the end. */
export type Piece = Uint8Array | null;

/** What it says. */
export type ReadingMessage =
  /** It waits for the next piece. */
  | { readonly kind: 'more' }
  /** It has got further. */
  | { readonly kind: 'alive' }
  | { readonly kind: 'session'; readonly session: RecordedSession }
  /** That were all the sessions. */
  | { readonly kind: 'read' }
  | { readonly kind: 'refused'; readonly reason: Refusal };

/** Why the file cannot be read, for a person. */
export interface Refusal {
  readonly text: string;
  readonly tooLarge: boolean;
  /** The line of CSV at fault. */
  readonly line: number | null;
}

const ALIVE_EVERY_MS = 100;

if (parentPort) {
  const port = parentPort;
  const say = (message: ReadingMessage, transfer: ArrayBuffer[] = []) => port.postMessage(message, transfer);

  let take: (piece: Piece) => void = () => undefined;
  port.on('message', (piece: Piece) => take(piece));
  async function* pieces(): AsyncGenerator<Uint8Array> {
    for (;;) {
      const { promise, resolve } = Promise.withResolvers<Piece>();
      take = resolve;
      say({ kind: 'more' });
      const piece = await promise;
      if (piece === null) return;
      yield piece;
    }
  }

  let saidAt = 0;
  // Told by the work itself: a loop that never ends says nothing.
  const onTurn = () => {
    if (performance.now() - saidAt < ALIVE_EVERY_MS) return;
    saidAt = performance.now();
    say({ kind: 'alive' });
  };

  try {
    // What `readInThread` gives it.
    const { unpackedLimit } = workerData as ReadingLimits;
    for (const session of await readRecordings(pieces(), { unpackedLimit, onTurn }))
      say({ kind: 'session', session }, columnsOf(session));
    say({ kind: 'read' });
  } catch (error) {
    say({ kind: 'refused', reason: refusalOf(error) });
  }
}

/** They change hands instead of being copied. */
function columnsOf({ recording, temperature }: RecordedSession): ArrayBuffer[] {
  return [recording.times, ...recording.axes, temperature]
    .map((column) => column?.buffer)
    .filter((buffer) => buffer instanceof ArrayBuffer);
}

/** @throws what is a defect instead */
function refusalOf(error: unknown): Refusal {
  if (error instanceof BrokenLine) return { text: error.message, tooLarge: false, line: error.line };
  if (error instanceof UnpacksTooLarge) return { text: error.message, tooLarge: true, line: null };
  if (error instanceof UnreadableFile) return { text: error.message, tooLarge: false, line: null };
  throw error;
}
