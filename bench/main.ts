import { benchBoosting } from './boosting.ts';
import { benchCnn } from './cnn.ts';
import { benchFeatures } from './features.ts';
import { benchForest } from './forest.ts';
import { benchIngest } from './ingest.ts';
import { benchLive } from './live.ts';
import { benchMiniRocket } from './minirocket.ts';
import type { Row } from './row.ts';
import { benchStorage } from './storage.ts';
import { benchSvm } from './svm.ts';

/** One after the other: each has the machine to itself. */
const BENCHES: Readonly<Record<string, () => Promise<Row[]>>> = {
  ingest: benchIngest,
  storage: benchStorage,
  features: benchFeatures,
  forest: benchForest,
  svm: benchSvm,
  boosting: benchBoosting,
  minirocket: benchMiniRocket,
  cnn: benchCnn,
  live: benchLive,
};

/** Runs the named benches, or all, and prints a Markdown table. Answers the exit code. */
async function main(chosen: readonly string[]): Promise<number> {
  const unknown = chosen.filter((name) => !Object.hasOwn(BENCHES, name));
  if (unknown.length > 0) {
    console.error(`There is no bench ${unknown.join(', ')}: choose among ${Object.keys(BENCHES).join(', ')}`);
    return 1;
  }
  const rows: Row[] = [];
  for (const [name, bench] of Object.entries(BENCHES)) {
    if (chosen.length > 0 && !chosen.includes(name)) continue;
    console.error(`measuring ${name} …`);
    rows.push(...(await bench()));
  }
  console.log(table(rows));
  return 0;
}

function table(rows: readonly Row[]): string {
  const lines = rows.map(({ figure, value, target, peer = '' }) => [figure, value, target, peer]);
  const cells = [['Figure', 'Measured', 'Target', 'Beside it'], ['---', '---', '---', '---'], ...lines];
  return cells.map((line) => `| ${line.join(' | ')} |`).join('\n');
}

process.exitCode = await main(process.argv.slice(2));
