import { readRecordings, writeParquet } from '/work/main/packages/files/index.ts';
const CSV = 't_ms,ax,ay,az,gx,gy,gz,subject\n0,1,2,3,4,5,6,Zoë\n20,1,2,3,4,5,6,Zoë\n';
async function* stream<T>(...p: T[]) { yield* p; }
const s = await readRecordings(stream(new TextEncoder().encode(CSV)));
const file = await new Response(ReadableStream.from(writeParquet(stream(...s)))).bytes();
const seen = new Map<string, number>();
for (let at = 0; at < file.length; at++) for (const by of [1, 2, 4, 8, 16, 64, 128, 255]) {
  const t = performance.now();
  let what = 'read';
  try { await readRecordings(stream(file.map((b, i) => i === at ? b ^ by : b))); }
  catch (e: any) { what = e.name === 'UnreadableFile' ? 'U ' + e.message.slice(0, 70) : e.stack.split('\n').slice(0, 4).join('|'); }
  if (performance.now() - t > 100) what = 'SLOW ' + (performance.now() - t) + what;
  seen.set(what, (seen.get(what) ?? 0) + 1);
}
for (const [k, v] of [...seen].sort((a, b) => b[1] - a[1])) console.log(v, k);
console.log(process.memoryUsage().rss / 1e6);
