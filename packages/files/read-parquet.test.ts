import { parquetWriteBuffer } from 'hyparquet-writer';
import { describe, expect, test } from 'vitest';
import { readRecordings, UnreadableFile } from './index.ts';

type Column = Parameters<typeof parquetWriteBuffer>[0]['columnData'][number];

const axes = ['ax', 'ay', 'az', 'gx', 'gy', 'gz'].map((name, a): Column => ({
  name,
  data: [a, a + 0.5],
  type: 'DOUBLE',
}));
const times: Column = { name: 't_ms', data: [0n, 20n], type: 'INT64' };

async function* file(...columnData: Column[]) {
  yield new Uint8Array(parquetWriteBuffer({ columnData }));
}

describe('Parquet of another program', () => {
  test('may use other types and codecs, have columns of its own and lack those that are optional', async () => {
    const [session] = await readRecordings(
      file(
        ...axes,
        { name: 'mood', data: [{ happy: true }, null], type: 'JSON' },
        { name: 'label', data: ['squat', 'squat'], type: 'STRING' },
        { name: 'label_id', data: [7, 8], type: 'INT32' },
        { name: 'temperature', data: [21.5, null], type: 'FLOAT' },
        times,
      ),
    );
    expect([...session.recording.times]).toEqual([0, 20]);
    expect(session.recording.axes.map((axis) => axis[1])).toEqual([
      0.5,
      1.5,
      2.5,
      3.5,
      4.5,
      5.5,
      NaN,
      NaN,
      NaN,
    ]);
    expect(session.labels).toMatchObject([{ label: 'squat' }, { label: 'squat' }]);
    expect(session.temperature).toEqual(Float32Array.of(21.5, NaN));
  });

  test('is refused without a column it must have, by name', async () => {
    await expect(readRecordings(file(times, ...axes.slice(1, 5)))).rejects.toThrow(
      new UnreadableFile('the Parquet file lacks the columns ax, gz'),
    );
  });

  test('is refused when a column holds something else, by name', async () => {
    const words: Column = { name: 'temperature', data: ['warm', 'cold'], type: 'STRING' };
    await expect(readRecordings(file(times, ...axes, words))).rejects.toThrow(
      new UnreadableFile('the column temperature of the Parquet file must hold numbers'),
    );
    const truths: Column = { name: 'label', data: [true, false], type: 'BOOLEAN' };
    await expect(readRecordings(file(times, ...axes, truths))).rejects.toThrow(
      new UnreadableFile('the column label of the Parquet file must hold text'),
    );
  });

  test('is refused for a row that cannot be a reading, by number', async () => {
    const backwards: Column = { name: 't_ms', data: [20n, 0n], type: 'INT64' };
    await expect(readRecordings(file(backwards, ...axes))).rejects.toThrow(
      new UnreadableFile('row 2: t_ms must not descend within a session, got 0 after 20 in ""'),
    );
  });
});
