import { Worker, isMainThread, parentPort, workerData } from 'node:worker_threads';
import { readRecordings, writeParquet } from './index.ts';
const CSV = 't_ms,ax,ay,az,gx,gy,gz,subject\n0,1,2,3,4,5,6,Zoë\n20,1,2,3,4,5,6,Zoë\n';
async function* stream<T>(...p: T[]) { yield* p; }
const s = await readRecordings(stream(new TextEncoder().encode(CSV)));
const file = await new Response(ReadableStream.from(writeParquet(stream(...s)))).bytes();
const BY = [1, 64, 255];
if (isMainThread) {
  const seen = new Map<string, number>(); const hangs: number[] = [];
  let next = 0;
  while (next < file.length * BY.length) {
    await new Promise<void>((done) => {
      const w = new Worker(new URL(import.meta.url), { workerData: next, resourceLimits: { maxOldGenerationSizeMb: 500 } });
      let t = Date.now(); 
      const timer = setInterval(() => { if (Date.now() - t > 700) { hangs.push(next); next++; clearInterval(timer); void w.terminate().then(() => done()); } }, 100);
      w.on('message', ([i, what]: [number, string]) => { t = Date.now(); next = i + 1; seen.set(what, (seen.get(what) ?? 0) + 1); });
      w.on('error', (e) => { seen.set('WORKER ' + e.message, 1); next++; clearInterval(timer); done(); });
      w.on('exit', () => { clearInterval(timer); done(); });
    });
  }
  for (const [k, v] of [...seen].sort((a, b) => b[1] - a[1])) if (!k.startsWith('U ')) console.log(v, k);
  console.log('hangs', hangs.length, 'of', file.length * BY.length, hangs.map((h) => `${Math.floor(h / BY.length)}^${BY[h % BY.length]}`).join(' '));
} else {
  for (let i = workerData; i < file.length * BY.length; i++) {
    let what = 'read';
    try { await readRecordings(stream(file.map((b, k) => k === Math.floor(i / BY.length) ? b ^ BY[i % BY.length] : b))); }
    catch (e: any) { what = e.name === 'UnreadableFile' ? 'U ' : e.stack.split('\n').slice(0, 4).join('|'); }
    parentPort!.postMessage([i, what]);
  }
}
