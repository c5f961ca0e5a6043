import { Writable } from 'node:stream';
import { runProgo } from '../program.ts';

/** What a call of `progo` left behind. */
export interface Call {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Calls `progo` in this process. */
export async function callProgo(
  words: readonly string[],
  { env = {}, stdin = [] }: { env?: NodeJS.ProcessEnv; stdin?: readonly Uint8Array[] } = {},
): Promise<Call> {
  const stdout = new Captured();
  const stderr = new Captured();
  const exitCode = await runProgo(words, { stdin: eachOf(stdin), stdout, stderr, env });
  return { exitCode, stdout: stdout.text, stderr: stderr.text };
}

/** The JSON a call of `progo … --json` wrote. */
export async function progoJson(words: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<unknown> {
  const { exitCode, stdout, stderr } = await callProgo([...words, '--json'], { env });
  if (exitCode !== 0) throw new Error(`exit ${exitCode}: ${stderr}`);
  return JSON.parse(stdout);
}

class Captured extends Writable {
  readonly #pieces: Buffer[] = [];

  get text(): string {
    return Buffer.concat(this.#pieces).toString('utf8');
  }

  override _write(piece: Buffer, _encoding: BufferEncoding, done: () => void): void {
    this.#pieces.push(piece);
    done();
  }
}

async function* eachOf(pieces: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* pieces;
}
