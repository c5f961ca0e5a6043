import { answerOf } from '@progo/client';
import { jsonOption, urlOption, wholeNumber } from '../terminal/arguments.ts';
import { connect } from '../connection.ts';
import type { Define } from './define.ts';
import { table } from '../terminal/table.ts';
import { writeResult } from '../terminal/terminal.ts';

interface SessionsOptions {
  readonly subject?: string;
  readonly device?: string;
  readonly limit: number;
  readonly url?: string;
  readonly json?: boolean;
}

export const defineSessions: Define = (command, terminal) => {
  command
    .option('--subject <name>', 'only of this person')
    .option('--device <id>', 'only of this device')
    .option('--limit <number>', 'newest to list at most', wholeNumber({ min: 1, max: 200 }), 50)
    .addOption(urlOption())
    .addOption(jsonOption())
    .addHelpText(
      'after',
      `
Examples:
  progo sessions --subject anna
  progo sessions --json --limit 200`,
    )
    .action(async ({ subject, device, limit, url, json }: SessionsOptions) => {
      await using connection = await connect(terminal, url);
      const query = { subject, device_id: device, limit, offset: 0 };
      const page = await answerOf(connection.client.GET('/api/v1/sessions', { params: { query } }));
      writeResult(terminal, { json }, page, ({ items, total }) =>
        total === 0
          ? 'No sessions.'
          : [
              table(
                ['id', 'started', 'subject', 'session', 'device', 'exercise', 'labelled', 'readings', 'open'],
                items.map((session) => [
                  session.id,
                  session.start_time.slice(0, 16).replace('T', ' '),
                  session.subject ?? '',
                  session.session_name ?? '',
                  session.device_id,
                  session.exercise_type ?? '',
                  session.is_labeled ? 'yes' : 'no',
                  session.reading_count,
                  session.end_time === null ? 'open' : '',
                ]),
              ),
              `${items.length} of ${total} sessions.`,
            ].join('\n'),
      );
    });
};
