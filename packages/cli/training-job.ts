import { setTimeout as pause } from 'node:timers/promises';
import { answerOf, type Client, type paths } from '@progo/client';

export type Job = paths['/api/v1/ml/jobs/{id}']['get']['responses'][200]['content']['application/json'];

const ASK_EVERY_MS = 200;

/** Watches a job to its end; `onNews` is told how it stands a few times a second. */
export async function jobEnd(
  client: Client,
  id: number,
  onNews: (job: Job) => void,
  signal: AbortSignal,
): Promise<Job> {
  for (;;) {
    const job = await answerOf(client.GET('/api/v1/ml/jobs/{id}', { params: { path: { id } }, signal }));
    onNews(job);
    if (job.state !== 'queued' && job.state !== 'running') return job;
    await pause(ASK_EVERY_MS, undefined, { signal });
  }
}
