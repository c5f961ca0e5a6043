import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { callProgo, progoJson } from '../testing/call-progo.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';

const folder = temporaryFolder();
const file = join(folder, 'athletes.csv.gz');
const artifact = join(folder, 'model.progo');
const env = { PORT: '1', DATA_DIR: join(folder, 'data'), TRAINING_THREADS: '1' };
const EXERCISES = 'squat,bicep_curl,resting';

beforeAll(async () => {
  await progoJson([
    'simulate',
    '--devices',
    '2',
    '--seconds',
    '120',
    '--exercises',
    EXERCISES,
    '--out',
    file,
  ]);
});

describe('a model', () => {
  it('needs something to learn from', async () => {
    const { exitCode, stderr } = await callProgo(['train'], { env });
    expect(exitCode).toBe(1);
    expect(stderr).toMatch(/progo: training \(job 1\) failed: .*label/);
    expect(await progoJson(['jobs'], env)).toMatchObject([{ id: 1, state: 'failed' }]);
  });

  it('is trained without a running server, and says how good it would be', async () => {
    await progoJson(['import', file], env);
    const { exitCode, stdout } = await callProgo(['train', '--name', 'gym', '--param', 'trees=10'], { env });
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(
      /^Model 1: gym v1 \(random_forest, active\)\nOn a new person: macro-F1 \d+ %, between \d+ and \d+/,
    );
    expect(stdout).toMatch(/\nathlete-1 +\d+ % +\d+ % +\d+\n/);
  });

  it('tells what its confidence is worth, and when it says unknown', async () => {
    const { stdout } = await callProgo(['models', 'show', '1'], { env });
    expect(stdout).toMatch(/\nConfidence is off by [\d.]+ points/);
    expect(stdout).toContain(
      '\nCalls a window unknown when no exercise fits: about 5 % of those of new people.\n',
    );
  });

  it('takes over only when wanted', async () => {
    const trained = await progoJson(
      ['train', '--name', 'gym', '--param', 'trees=5', '--no-activate', '--no-unknown'],
      env,
    );
    expect(trained).toMatchObject({
      job: { state: 'completed', result: { model_id: 2 } },
      model: { id: 2, version: 'v2', is_active: false, grouping: 'subject', metrics: { unknown: null } },
    });
    expect(await progoJson(['models'], env)).toMatchObject([
      { id: 2, is_active: false },
      { id: 1, is_active: true },
    ]);
    expect(await callProgo(['models', 'activate', '2'], { env })).toMatchObject({
      exitCode: 0,
      stdout: 'gym v2 is active.\n',
    });
  });

  it('is deleted, but not while it answers', async () => {
    const refused = await callProgo(['models', 'delete', '2'], { env });
    expect(refused.exitCode).toBe(1);
    expect(refused.stderr).toContain('progo: Model 2 is the active one');
    expect(await progoJson(['models', 'delete', '1'], env)).toEqual({ model_id: 1, predictions_deleted: 0 });
    expect(await callProgo(['models', 'show', '1'], { env })).toMatchObject({ exitCode: 1 });
  });

  it('tells the exercises of a file, from the server or from an artifact', async () => {
    await progoJson(['models', 'download', '2', artifact], env);
    const byFile = await progoJson(['predict', file, '--model-file', artifact, '--subject', 'athlete-1']);
    expect(byFile).toMatchObject({ data: file, model: artifact, sessions: [{ subject: 'athlete-1' }] });
    const told = {
      exercise: expect.any(String),
      raw_exercise: expect.any(String),
      raw_confidence: expect.any(Number),
    };
    expect(byFile).toMatchObject({
      sessions: [{ windows: expect.arrayContaining([expect.objectContaining(told)]) }],
    });
    const byServer = await progoJson(['predict', file, '--subject', 'athlete-1'], env);
    expect(byServer).toEqual({ ...Object(byFile), model: 'gym v2' });
    const { stdout } = await callProgo(['predict', file, '--model-file', artifact]);
    expect(stdout).toMatch(
      /\nathlete-1 \/ training\n {2}0:00–\d+:\d\d {2}(squat|bicep_curl|resting) {2}\d+ %\n/,
    );
  });

  it('looks at the features of its profile, from training to prediction', async () => {
    const words = ['train', '--name', 'free', '--param', 'trees=5', '--no-activate'];
    expect(await progoJson([...words, '--profile', 'any_orientation'], env)).toMatchObject({
      model: { id: 3, metrics: { profile: 'any_orientation' } },
    });
    await progoJson(['models', 'download', '3', artifact], env);
    const told = await progoJson(['predict', file, '--model-file', artifact, '--subject', 'athlete-1']);
    expect(told).toMatchObject({ sessions: [{ subject: 'athlete-1' }] });
  });

  it('is refused when its artifact is none', async () => {
    const { exitCode, stderr } = await callProgo(['predict', file, '--model-file', file]);
    expect(exitCode).toBe(1);
    expect(stderr).toMatch(/^progo: this is no Progo model[^\n]*\n$/);
  });

  it('is not trained in the background of a server that is not there', async () => {
    const { exitCode, stderr } = await callProgo(['train', '--detach'], { env });
    expect(exitCode).toBe(1);
    expect(stderr).toContain('--detach needs a running server');
  });
});
