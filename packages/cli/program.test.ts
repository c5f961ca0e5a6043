import { describe, expect, it } from 'vitest';
import { COMMANDS } from './program.ts';
import { callProgo } from './testing/call-progo.ts';

describe('progo', () => {
  it.each(COMMANDS.map(({ name }) => name))('%s has help with examples', async (name) => {
    const { exitCode, stdout, stderr } = await callProgo([name, '--help']);
    expect(exitCode).toBe(0);
    expect(stderr).toBe('');
    expect(stdout).toContain(`Usage: progo ${name}`);
    expect(stdout).toMatch(new RegExp(`Examples:\n  progo ${name}`));
    expect(await callProgo(['help', name])).toEqual({ exitCode, stdout, stderr });
  });

  it('lists its commands', async () => {
    const { exitCode, stdout } = await callProgo(['--help']);
    expect(exitCode).toBe(0);
    for (const { name, summary } of COMMANDS)
      expect(stdout.replace(/\s+/g, ' ')).toContain(`${name} ${summary}`);
  });

  it('asks for a command', async () => {
    const { exitCode, stdout, stderr } = await callProgo([]);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toContain('Usage: progo');
  });

  it.each([
    [['evaluat'], 'Did you mean evaluate?'],
    [['evaluate'], "missing required argument 'file'"],
    [['evaluate', 'x.csv', '--rate', '3'], 'It must be a whole number from 10 to 400.'],
    [['evaluate', 'x.csv', '--model', 'oracle'], '--model must be one of random_forest, '],
    [['evaluate', 'x.csv', '--param', 'trees'], 'It must be NAME=NUMBER'],
    [['evaluate', 'x.csv', '--param', 'leaves=3'], 'random_forest has no hyperparameter "leaves"'],
    [['replay', 'x.csv', '--speed', '0'], 'It must be a number above 0, or max.'],
    [['export', '--format', 'xml'], 'Allowed choices are csv, csv.gz, parquet'],
    [['export', '--json'], 'name it with --out'],
    [['models', 'show', 'first'], 'It must be a whole number of at least 1.'],
    [['simulate', '--out', 'x.txt'], 'must end with .csv, .csv.gz or .parquet'],
    [['simulate', '--exercises', 'yoga'], 'got "yoga"'],
    [['predict', 'x.csv', '--model-file', 'm', '--url', 'http://localhost:1'], 'leave out --model and --url'],
  ])('calls %j wrong usage', async (words, reason) => {
    const { exitCode, stdout, stderr } = await callProgo(words);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toMatch(/^progo: /);
    expect(stderr).toContain(reason);
  });

  it.each([
    [['evaluate', 'missing.csv'], 'missing.csv: there is no such file or folder'],
    [['import', '.'], '. is a folder: name a file of recordings'],
    [['predict', 'x.csv', '--model-file', 'missing.progo'], 'missing.progo: there is no such file or folder'],
    [['models', '--url', 'http://127.0.0.1:1'], 'http://127.0.0.1:1'],
    [['replay', 'x.csv', '--url', 'http://127.0.0.1:1'], 'http://127.0.0.1:1'],
  ])('says in one sentence why %j fails', async (words, reason) => {
    const { exitCode, stdout, stderr } = await callProgo(words);
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
    expect(stderr).toMatch(/^progo: [^\n]+\n$/);
    expect(stderr).toContain(reason);
  });
});
