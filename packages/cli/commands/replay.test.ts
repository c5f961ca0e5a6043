import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openServer, type OwnServer } from '../server.ts';
import { callProgo, progoJson } from '../testing/call-progo.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';

const folder = temporaryFolder();
const file = join(folder, 'athletes.csv.gz');
const EXERCISES = 'squat,bicep_curl,resting';
let server: OwnServer;
let env: NodeJS.ProcessEnv;

beforeAll(async () => {
  server = await openServer({ DATA_DIR: join(folder, 'data'), TRAINING_THREADS: '1' });
  env = { PROGO_URL: server.url };
  await progoJson([
    'simulate',
    '--devices',
    '3',
    '--seconds',
    '120',
    '--exercises',
    EXERCISES,
    '--out',
    file,
  ]);
});
afterAll(() => server.close());

const aNumber: unknown = expect.any(Number);
const above = (least: number): unknown => expect.toSatisfy((value: number) => value > least);
const names: unknown = expect.arrayContaining(['resting', 'squat']);
const counts: unknown = expect.any(Array);

describe('progo replay', () => {
  it('has nothing to show before there is a model', async () => {
    const { exitCode, stderr } = await callProgo(['replay', file, '--show'], { env });
    expect(exitCode).toBe(1);
    expect(stderr).toMatch(/^progo: no model is active[^\n]*\n$/);
  });

  it('shows the live predictions of somebody new beside the truth', async () => {
    await progoJson(['import', file], env);
    await progoJson(['train', '--subject', 'athlete-1,athlete-2', '--param', 'trees=15'], env);
    const words = ['replay', file, '--subject', 'athlete-3', '--speed', '100', '--show'];
    const { exitCode, stdout } = await callProgo(words, { env });
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/^\d:\d\d {2}athlete-3 \/ training {2}\w+ \d+ % {2}✓$/m);
    expect(stdout).toMatch(
      /^\d+ % of \d+ live predictions right \(\d+ more lie across labels or outside\)\.$/m,
    );
    expect(stdout).toMatch(/^6000 readings of 1 session sent by 1 device in \d+\.\d s\.$/m);
  });

  it('sums the live predictions up as JSON', async () => {
    const words = ['replay', file, '--subject', 'athlete-1', '--speed', 'max', '--batch', '0.5', '--show'];
    expect(await progoJson(words, env)).toEqual({
      devices: 1,
      sessions: 1,
      readings: 6000,
      seconds: aNumber,
      live: {
        // A window of 4 s each second of 120 s.
        predictions: 117,
        judged: aNumber,
        // The model knows this athlete.
        right: above(0.8),
        confusion: { labels: names, rows_true: counts },
        delay_ms: { median: aNumber, p95: aNumber },
        recognition: {
          labels: aNumber,
          recognised: aNumber,
          median_seconds: aNumber,
        },
      },
    });
  });
});
