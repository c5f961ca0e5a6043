import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { answerOf } from '@progo/client';
import { InvalidArgumentError, Option } from 'commander';
import { jsonOption, urlOption } from '../terminal/arguments.ts';
import { connect } from '../connection.ts';
import { WrongUsage } from '../terminal/failure.ts';
import type { Define } from './define.ts';
import { writeResult } from '../terminal/terminal.ts';

const FORMATS = ['csv', 'csv.gz', 'parquet'] as const;
type Format = (typeof FORMATS)[number];

interface ExportOptions {
  readonly session?: number[];
  readonly format?: Format;
  readonly out?: string;
  readonly url?: string;
  readonly json?: boolean;
}

export const defineExport: Define = (command, terminal) => {
  command
    .option('--session <ids>', 'only these, e.g. 3,4 (default: all)', sessionIds)
    .addOption(
      new Option('--format <format>', 'default: what the name of the file says, else csv').choices(FORMATS),
    )
    .option('--out <file>', 'file to write (default: standard output)')
    .addOption(urlOption())
    .addOption(jsonOption())
    .addHelpText(
      'after',
      `
The file holds readings, labels, subjects and notes; \`progo import\` takes it back without loss.

Examples:
  progo export --out all.parquet
  progo export --session 3,4 --format csv | head`,
    )
    .action(async (options: ExportOptions) => {
      const { session, out, json } = options;
      if (json === true && out === undefined)
        throw new WrongUsage('--json tells of the file written: name it with --out');
      const format = options.format ?? FORMATS.findLast((one) => out?.endsWith(`.${one}`)) ?? 'csv';
      await using connection = await connect(terminal, options.url);
      const call = connection.client.GET('/api/v1/sessions/export', {
        params: { query: { format, session_id: session } },
        parseAs: 'stream',
      });
      const body = (await answerOf(call)) ?? new ReadableStream<Uint8Array>();
      let bytes = 0;
      async function* counted() {
        for await (const piece of Readable.fromWeb(body) as AsyncIterable<Uint8Array>) {
          bytes += piece.length;
          yield piece;
        }
      }
      if (out === undefined) {
        await pipeline(counted, terminal.stdout, { end: false });
        return;
      }
      await pipeline(counted, createWriteStream(out));
      writeResult(terminal, options, { file: out, format, bytes }, () => `${out}: ${bytes} bytes.`);
    });
};

function sessionIds(text: string, others: readonly number[] = []): number[] {
  const ids = text.split(',').map((id) => (/^\d+$/.test(id) ? Number(id) : 0));
  if (ids.every((id) => id > 0)) return [...others, ...ids];
  throw new InvalidArgumentError('It must be ids separated by commas, e.g. 3,4.');
}
