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
const anArray: unknown = expect.any(Array);
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
      calibration: {
        ece: aNumber,
        ece_raw: aNumber,
        table: anArray,
        intercept: aNumber,
        slope: aNumber,
      },
      windows: aNumber,
      features: aNumber,
      train_ms: aNumber,
      predict_us: aNumber,
      smoothing: {
        hop_s: 1,
        windows: aNumber,
        macro_f1_raw: aNumber,
        macro_f1_exponential: aNumber,
        macro_f1_smoothed: above(0.7),
        false_events_per_rest_hour_raw: aNumber,
        false_events_per_rest_hour: aNumber,
        recognition_delay_raw_s: aNumber,
        recognition_delay_s: aNumber,
        recognised_raw: aNumber,
        recognised: aNumber,
        flickers_per_minute_raw: aNumber,
        flickers_per_minute: aNumber,
      },
      data: file,
      model: 'random_forest',
      profile: 'as_worn',
      augment_degrees: 0,
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

  it('tells what it costs to wear the sensor otherwise, which is nothing with any_orientation', async () => {
    expect(await progoJson(['evaluate', ...few, '--rotate'])).toMatchObject({
      profile: 'as_worn',
      rotated: { accuracy: aNumber, macro_f1: aNumber, penalty_points: above(10) },
    });
    expect(await progoJson(['evaluate', ...few, '--rotate', '--profile', 'any_orientation'])).toMatchObject({
      profile: 'any_orientation',
      accuracy: above(0.7),
      rotated: { accuracy: above(0.7), penalty_points: expect.closeTo(0, 0) as number },
    });
    const { stdout } = await callProgo(['evaluate', ...few, '--rotate']);
    expect(stdout).toMatch(
      /With every recording turned at random: macro-F1 \d+ %; \d+ % of the windows are told right, [\d.]+ points fewer than as worn\./,
    );
  });

  it('pays less for a sensor that sits a little differently when taught by turned copies', async () => {
    const rotated = async (...words: string[]) => {
      const report = await progoJson(['evaluate', ...few, '--rotate', '30', ...words]);
      return report as { augment_degrees: number; rotated: { accuracy: number } };
    };
    const [plain, taught] = [await rotated(), await rotated('--augment', '30')];
    expect([plain.augment_degrees, taught.augment_degrees]).toEqual([0, 30]);
    expect(taught.rotated.accuracy).toBeGreaterThan(plain.rotated.accuracy);
  });

  it('tells whether it knows an exercise it was never taught from those it was', async () => {
    const options = ['evaluate', ...few, '--unknown'];
    expect(await progoJson(options)).toMatchObject({
      unknown: {
        rate: 0.05,
        auc: above(0.6),
        false_reject: aNumber,
        false_accept: aNumber,
        per_class: { bicep_curl: aNumber, resting: aNumber, squat: aNumber },
      },
    });
    const { stdout } = await callProgo(options);
    expect(stdout).toMatch(/\nOf exercises left out of training, \d+ % of the windows are called unknown/);
  });

  it('knows no other profile', async () => {
    const { exitCode, stderr } = await callProgo(['evaluate', file, '--profile', 'sideways']);
    expect(exitCode).toBe(2);
    expect(stderr).toContain('Allowed choices are as_worn, any_orientation, full.');
  });

  it('says the verdict first, for people', async () => {
    const { stdout, stderr } = await callProgo(['evaluate', ...few, '--group', 'session:^(.)']);
    expect(stderr).toBe(
      'progo: all windows belong to one group (session:^(.) "t"): nothing is left to test on\n',
    );
    expect(stdout).toBe('');
    const words = await callProgo(['evaluate', ...few]);
    expect(words.stdout).toMatch(/^On a new person: macro-F1 \d+ %, between \d+ and \d+ \(95 % interval\)/);
    expect(words.stdout).toMatch(
      /\nConfidence is off by [\d.]+ points on average \(before calibration [\d.]+\)\./,
    );
    expect(words.stdout).toMatch(/\nit says +it is right +windows\n/);
    expect(words.stderr).toBe('');
  });

  it('says what the file holds when nothing of it is wanted', async () => {
    const { exitCode, stderr } = await callProgo(['evaluate', file, '--labels', 'yoga']);
    expect(exitCode).toBe(1);
    expect(stderr).toContain('its subjects are athlete-1, athlete-2, athlete-3, its labels resting, ');
  });
});
