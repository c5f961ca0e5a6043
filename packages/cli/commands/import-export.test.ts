import { createReadStream, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readRecordings } from '@progo/files';
import { beforeAll, describe, expect, it } from 'vitest';
import { callProgo, progoJson } from '../testing/call-progo.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';

const folder = temporaryFolder();
const recorded = join(folder, 'recorded.csv');
/** Nothing listens at port 1: the data folder is opened by the commands themselves. */
const own = (name: string): NodeJS.ProcessEnv => ({ PORT: '1', DATA_DIR: join(folder, name) });
const read = (file: string) => readRecordings(createReadStream(file));

beforeAll(async () => {
  await progoJson(['simulate', '--devices', '2', '--seconds', '40', '--out', recorded]);
});

const aNumber: unknown = expect.any(Number);

describe('progo import and export', () => {
  it('give back what they took, to the bit, in every format', async () => {
    const imported = await progoJson(['import', recorded], own('first'));
    expect(imported).toMatchObject({ sessions: 2, readings: 4000, subjects: ['athlete-1', 'athlete-2'] });
    const once = join(folder, 'once.csv');
    await progoJson(['export', '--out', once], own('first'));
    const before = await read(recorded);
    expect(await read(once)).toEqual(
      before.map((session) => ({
        ...session,
        startTime: aNumber,
        endTime: aNumber,
      })),
    );

    for (const ending of ['csv.gz', 'parquet']) {
      const file = join(folder, `once.${ending}`);
      await progoJson(['export', '--out', file], own('first'));
      await progoJson(['import', file], own(ending));
      const { stdout } = await callProgo(['export'], { env: own(ending) });
      expect(stdout).toBe(readFileSync(once, 'utf8'));
    }
  });

  it('writes the wanted sessions to standard output, and reads from standard input', async () => {
    const { stdout, exitCode } = await callProgo(['export', '--session', '2'], { env: own('first') });
    expect(exitCode).toBe(0);
    expect(stdout.split('\n')).toHaveLength(2000 + 2);
    const piped = { env: own('piped'), stdin: [Buffer.from(stdout)] };
    expect(await callProgo(['import', '-'], piped)).toMatchObject({ exitCode: 0 });
    expect(await progoJson(['sessions'], own('piped'))).toMatchObject({
      total: 1,
      items: [{ subject: 'athlete-2', reading_count: 2000, is_labeled: true }],
    });
  });

  it('names a broken line and imports nothing', async () => {
    const lines = readFileSync(recorded, 'utf8').split('\n');
    lines[1233] = lines[1233].replace(/,[^,]+,/, ',oops,').replace(/(\d{13}[^,]*),/, 'noon,');
    const broken = join(folder, 'broken.csv');
    await writeFile(broken, lines.join('\n'));
    const { exitCode, stdout, stderr } = await callProgo(['import', broken], { env: own('broken') });
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
    expect(stderr).toMatch(
      /^progo: Nothing was imported: line 1234: t_ms must be a finite number, got "noon"$/m,
    );
    expect(await progoJson(['sessions'], own('broken'))).toMatchObject({ total: 0 });
  });

  it('refuses sessions that are here already, unless told otherwise', async () => {
    const again = await callProgo(['import', recorded], { env: own('first') });
    expect(again.exitCode).toBe(1);
    expect(again.stderr).toContain('sessions that are here already');
    await progoJson(['import', recorded, '--duplicate', 'allow'], own('first'));
    expect(await progoJson(['sessions'], own('first'))).toMatchObject({ total: 4 });
  });
});
