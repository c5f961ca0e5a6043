import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

export interface Load {
  readonly url: string;
  /** What each connection posts, one after the other and from the start again. */
  readonly bodies: readonly (readonly string[])[];
  readonly seconds: number;
}

export interface LoadResult {
  /** Answers a second. */
  readonly perSecond: number;
  /** Of the time until the answer, ms. */
  readonly p50: number;
  readonly p99: number;
  readonly failures: number;
}

const generator = fileURLToPath(new URL('load-generator.ts', import.meta.url));
const WARM_UP_SECONDS = 2;

/** Posts over kept-alive connections, from another process, after a warm-up. Every answer must be a success. */
export async function putLoadOn(load: Load): Promise<LoadResult> {
  await generate({ ...load, seconds: WARM_UP_SECONDS });
  const result = await generate(load);
  if (result.failures > 0) throw new Error(`${result.failures} requests to ${load.url} failed`);
  return result;
}

async function generate(load: Load): Promise<LoadResult> {
  const child = fork(generator);
  child.send(load);
  // It sends nothing else.
  const [result] = (await once(child, 'message')) as [LoadResult];
  await once(child, 'exit');
  return result;
}
