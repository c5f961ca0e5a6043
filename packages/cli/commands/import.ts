import { answerOf } from '@progo/client';
import { Option } from 'commander';
import { jsonOption, urlOption } from '../terminal/arguments.ts';
import { connect } from '../connection.ts';
import type { Define } from './define.ts';
import { startProgress } from '../terminal/progress.ts';
import { openFile } from '../recorded-file.ts';
import { table } from '../terminal/table.ts';
import { writeResult } from '../terminal/terminal.ts';

interface ImportOptions {
  readonly device?: string;
  readonly start?: string;
  readonly duplicate: 'refuse' | 'allow';
  readonly url?: string;
  readonly json?: boolean;
}

export const defineImport: Define = (command, terminal) => {
  command
    .argument('<file>', 'CSV, gzipped CSV or Parquet, told apart by content; - reads standard input')
    .option('--device <id>', 'device of sessions that name none')
    .option('--start <time>', 'when the first session began, where times count from 0 (ISO 8601 or Unix ms)')
    .addOption(
      new Option('--duplicate <what>', 'to do with sessions that are here already')
        .choices(['refuse', 'allow'])
        .default('refuse'),
    )
    .addOption(urlOption())
    .addOption(jsonOption())
    .addHelpText(
      'after',
      `
A row is a reading: t_ms (ms), ax ay az (m/s²), gx gy gz (rad/s) and, as far as known, mx my mz (µT),
subject, session, label, device_id … The file is imported whole or not at all.

Examples:
  progo import gym.csv.gz
  progo export --session 3 | progo import - --url http://other:8000`,
    )
    .action(async (file: string, options: ImportOptions) => {
      const { bytes, size } = await openFile(terminal, file);
      await using connection = await connect(terminal, options.url);
      const progress = await startProgress(terminal, 'import');
      async function* counted() {
        let read = 0;
        for await (const piece of bytes) {
          yield piece;
          read += piece.length;
          if (size !== null) progress.update(read / size);
        }
      }
      const { device: device_id, start: start_time, duplicate } = options;
      const { data } = await answerOf(
        connection.client.POST('/api/v1/sessions/import', {
          params: { query: { device_id, start_time, duplicate } },
          body: file,
          bodySerializer: () => ReadableStream.from(counted()),
          headers: { 'content-type': 'application/octet-stream' },
          duplex: 'half',
        }),
      ).finally(() => progress.stop());
      writeResult(terminal, options, data, ({ sessions, readings, labels, subjects }) => {
        const people = subjects.length === 0 ? 'nobody named' : subjects.join(', ');
        return table(['sessions', 'readings', 'labels', 'people'], [[sessions, readings, labels, people]]);
      });
    });
};
