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

describe('progo evaluate', () => {
  it('reports every score as JSON, with what is needed to repeat it', async () => {
    const report = await progoJson(['evaluate', ...few, '--seed', '3']);
    expect(report).toEqual({
      accuracy: expect.any(Number),
      balanced_accuracy: expect.any(Number),
      macro_f1: expect.any(Number),
      macro_f1_ci95: [expect.any(Number), expect.any(Number)],
      per_class: expect.objectContaining({
        squat: {
          precision: expect.any(Number),
          recall: expect.any(Number),
          f1: expect.any(Number),
          support: expect.any(Number),
        },
      }),
      folds: ['athlete-1', 'athlete-2', 'athlete-3'].map((group) => ({
        group,
        accuracy: expect.any(Number),
        macro_f1: expect.any(Number),
        windows: expect.any(Number),
      })),
      confusion: {
        labels: ['bicep_curl', 'resting', 'squat'],
        rows_true: Array.from({ length: 3 }, () => Array(3).fill(expect.any(Number))),
      },
      windows: expect.any(Number),
      features: expect.any(Number),
      train_ms: expect.any(Number),
      predict_us: expect.any(Number),
      data: file,
      model: 'random_forest',
      group: 'subject',
      seed: 3,
      settings: expect.objectContaining({
        seconds: 4,
        overlap: 0.5,
        rateHz: 50,
        hyperparameters: expect.objectContaining({ trees: 15 }),
      }),
    });
  });

  it('tells simulated athletes it has never seen apart far better than chance', async () => {
    expect(await progoJson(['evaluate', ...few])).toHaveProperty(
      'macro_f1',
      expect.toSatisfy((f1) => f1 > 0.7),
    );
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
