import { putLoadOn, type Load, type LoadResult } from './load.ts';
import { batchPost, singlePost } from './posts.ts';
import type { Row } from './row.ts';
import { startBareFastify, startFastApi, startProgo, type ServerUnderTest } from './server-under-test.ts';
import { liveWindows, trainModel } from './trained-model.ts';

const SECONDS = Number(process.env.BENCH_SECONDS ?? 8);
const BATCH = 50;

/** One reading a request, from 64 devices. */
const singles: Omit<Load, 'url'> = {
  bodies: Array.from({ length: 64 }, (_, device) => [singlePost(device)]),
  seconds: SECONDS,
};
/** 50 readings a request, from 32 devices. */
const batches: Omit<Load, 'url'> = {
  bodies: Array.from({ length: 32 }, (_, device) => [batchPost(device, BATCH)]),
  seconds: SECONDS,
};

/** How many readings a second are stored durably, over HTTP as devices post them. */
export async function benchIngest(): Promise<Row[]> {
  const bare = await withServer(startBareFastify(), measure);
  const fastApi = await startFastApi();
  const peer = fastApi && (await withServer(fastApi, (url) => postSingles(url)));
  const plain = await withServer(startProgo(), measure);
  const live = await withServer(startProgo(), async (url) => {
    await trainModel(url);
    const singles = await whileClassified(url, postSingles);
    return { singles, batches: await whileClassified(url, postBatches) };
  });
  const besidePeer = `bare Fastify ${perSecond(bare.singles, 1)}; FastAPI + SQLAlchemy ${peer ? perSecond(peer, 1) : 'not installed'}`;
  const besideBare = `bare Fastify ${perSecond(bare.batches, BATCH)}`;
  return [
    row('single readings, 64 connections', plain.singles, 1, '≥ 14,000/s, p99 ≤ 15 ms', besidePeer),
    row('batches of 50, 32 connections', plain.batches, BATCH, '≥ 220,000/s, p99 < 50 ms', besideBare),
    row('single readings, classified live', live.singles.load, 1, '', live.singles.windows),
    row('batches of 50, classified live', live.batches.load, BATCH, '', live.batches.windows),
  ];
}

/** The load, and how many windows were classified beside it. */
async function whileClassified(
  url: string,
  post: (url: string) => Promise<LoadResult>,
): Promise<{ load: LoadResult; windows: string }> {
  const before = await liveWindows(url);
  const started = performance.now();
  const load = await post(url);
  const perSecond = ((await liveWindows(url)) - before) / ((performance.now() - started) / 1000);
  return { load, windows: `${perSecond.toFixed(0)} windows/s classified meanwhile` };
}

async function measure(url: string): Promise<{ singles: LoadResult; batches: LoadResult }> {
  return { singles: await postSingles(url), batches: await postBatches(url) };
}

function postSingles(url: string): Promise<LoadResult> {
  return putLoadOn({ ...singles, url: `${url}/api/v1/sensor-data/` });
}

function postBatches(url: string): Promise<LoadResult> {
  return putLoadOn({ ...batches, url: `${url}/api/v1/sensor-data/batch` });
}

async function withServer<T>(
  starting: ServerUnderTest | Promise<ServerUnderTest>,
  work: (url: string) => Promise<T>,
): Promise<T> {
  await using server = await starting;
  return await work(server.url);
}

function row(figure: string, result: LoadResult, readings: number, target: string, peer: string): Row {
  const value = `${perSecond(result, readings)}, p99 ${result.p99} ms`;
  return { figure: `stored durably: ${figure}`, value, target, peer };
}

function perSecond(result: LoadResult, readings: number): string {
  return `${Math.round(result.perSecond * readings).toLocaleString('en')}/s`;
}

if (import.meta.main) console.table(await benchIngest());
