import { answerOf } from '@progo/client';
import { jsonOption, urlOption, wholeNumber } from '../terminal/arguments.ts';
import { connect } from '../connection.ts';
import type { Define } from './define.ts';
import { table } from '../terminal/table.ts';
import { writeResult } from '../terminal/terminal.ts';
import type { Job } from '../training-job.ts';

interface JobsOptions {
  readonly url?: string;
  readonly json?: boolean;
}

export const defineJobs: Define = (command, terminal) => {
  command.addHelpText(
    'after',
    `
Examples:
  progo jobs list
  progo jobs cancel 7`,
  );
  command
    .command('list', { isDefault: true })
    .description('List jobs, newest first.')
    .option('--limit <number>', 'newest to list at most', wholeNumber({ min: 1, max: 200 }), 20)
    .addOption(urlOption())
    .addOption(jsonOption())
    .action(async ({ limit, url, json }: JobsOptions & { limit: number }) => {
      await using connection = await connect(terminal, url);
      const jobs = await answerOf(connection.client.GET('/api/v1/ml/jobs', { params: { query: { limit } } }));
      writeResult(terminal, { json }, jobs, jobsWords);
    });
  command
    .command('cancel')
    .description('Cancel a job that waits or runs.')
    .argument('<id>', 'id of the job', wholeNumber({ min: 1 }))
    .addOption(urlOption())
    .addOption(jsonOption())
    .action(async (id: number, { url, json }: JobsOptions) => {
      await using connection = await connect(terminal, url);
      const path = '/api/v1/ml/jobs/{id}/cancel';
      const { data } = await answerOf(connection.client.POST(path, { params: { path: { id } } }));
      writeResult(terminal, { json }, data, () => `Job ${id} is cancelled.`);
    });
};

function jobsWords(jobs: readonly Job[]): string {
  if (jobs.length === 0) return 'No jobs.';
  return table(
    ['id', 'state', 'done %', 'stage', 'queued', 'reason'],
    jobs.map((job) => [
      job.id,
      job.state,
      Math.round(job.percent),
      job.stage ?? '',
      job.created_at.slice(0, 16).replace('T', ' '),
      job.reason ?? '',
    ]),
  );
}
