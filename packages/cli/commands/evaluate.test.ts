import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { callProgo, progoJson } from '../testing/call-progo.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';

const file = join(temporaryFolder(), 'athletes.csv.gz');
const EXERCISES = 'squat,bicep_curl,resting';
const few = [file, '--labels', EXERCISES, '--param', 'trees=15'];

beforeAll(async () => {
  await progoJson([
    'simulate',
    '--devices',
    '3',
    '--seconds',
    '240',
    '--exercises',
    EXERCISES,
    '--out',
    file,
  ]);
});

const aNumber: unknown = expect.any(Number);
const above = (least: number): unknown => expect.toSatisfy((value: number) => value > least);
const withTrees: unknown = expect.objectContaining({ trees: 15 });
const ofOneClass = { precision: aNumber, recall: aNumber, f1: aNumber, support: aNumber };

describe('progo evaluate', () => {
  it('reports every score as JSON, with what is needed to repeat it', async () => {
    const report = await progoJson(['evaluate', ...few, '--seed', '3']);
    expect(report).toEqual({
      accuracy: aNumber,
      balanced_accuracy: aNumber,
      macro_f1: aNumber,
      macro_f1_ci95: [aNumber, aNumber],
      per_class: { bicep_curl: ofOneClass, resting: ofOneClass, squat: ofOneClass },
      folds: ['athlete-1', 'athlete-2', 'athlete-3'].map((group) => ({
        group,
        accuracy: aNumber,
        macro_f1: aNumber,
        windows: aNumber,
      })),
      confusion: {
        labels: ['bicep_curl', 'resting', 'squat'],
        rows_true: [1, 2, 3].map(() => [aNumber, aNumber, aNumber]),
      },
      windows: aNumber,
      features: aNumber,
      train_ms: aNumber,
      predict_us: aNumber,
      data: file,
      model: 'random_forest',
      group: 'subject',
      seed: 3,
      settings: {
        seconds: 4,
        overlap: 0.5,
        rateHz: 50,
        gapLimitMs: 500,
        hyperparameters: withTrees,
      },
    });
  });

  it('tells simulated athletes it has never seen apart far better than chance', async () => {
    expect(await progoJson(['evaluate', ...few])).toMatchObject({ macro_f1: above(0.7) });
  });

  it('says the verdict first, for people', async () => {
    const { stdout, stderr } = await callProgo(['evaluate', ...few, '--group', 'session:^(.)']);
    expect(stderr).toBe(
      'progo: all windows belong to one group (session:^(.) "t"): nothing is left to test on\n',
    );
    expect(stdout).toBe('');
    const words = await callProgo(['evaluate', ...few]);
    expect(words.stdout).toMatch(/^On a new person: macro-F1 \d+ %, between \d+ and \d+ \(95 % interval\)/);
    expect(words.stderr).toBe('');
  });

  it('says what the file holds when nothing of it is wanted', async () => {
    const { exitCode, stderr } = await callProgo(['evaluate', file, '--labels', 'yoga']);
    expect(exitCode).toBe(1);
    expect(stderr).toContain('its subjects are athlete-1, athlete-2, athlete-3, its labels resting, ');
  });
});
