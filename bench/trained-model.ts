import { text } from 'node:stream/consumers';
import { writeCsv } from '@progo/files';
import { simulateRecordings } from '@progo/motion/simulation';

interface Job {
  readonly state: string;
  readonly reason: string | null;
}

/** Has the server train on virtual athletes, and use the model. */
export async function trainModel(url: string): Promise<void> {
  const sessions = simulateRecordings({ athletes: 6, secondsPerSet: 30, setsPerExercise: 2 });
  await ask(`${url}/api/v1/sessions/import`, 'text/csv', await text(writeCsv(asyncOf(sessions))));
  const { data } = await ask<{ data: { job_id: number } }>(
    `${url}/api/v1/ml/train`,
    'application/json',
    JSON.stringify({ model_name: 'bench' }),
  );
  // The events end with the job.
  await (await fetch(`${url}/api/v1/ml/jobs/${data.job_id}/events`)).text();
  const response = await fetch(`${url}/api/v1/ml/jobs/${data.job_id}`);
  const job = (await response.json()) as Job;
  if (job.state !== 'completed') throw new Error(`training ${job.state}: ${job.reason ?? 'no reason'}`);
}

/** Windows answered since the start, and the time they took. */
export async function liveWindows(url: string): Promise<number> {
  const response = await fetch(`${url}/api/v1/ml/status`);
  const status = (await response.json()) as { inference_engine: { total_predictions: number } };
  return status.inference_engine.total_predictions;
}

/** Answers of Progo are what its schemas say. */
async function ask<T>(url: string, type: string, body: string): Promise<T> {
  const response = await fetch(url, { method: 'POST', headers: { 'content-type': type }, body });
  if (!response.ok) throw new Error(`${url} answered ${response.status}: ${await response.text()}`);
  return (await response.json()) as T;
}

async function* asyncOf<T>(items: Iterable<T>): AsyncGenerator<T> {
  yield* items;
}
