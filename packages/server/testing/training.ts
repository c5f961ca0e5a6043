import { text } from 'node:stream/consumers';
import { writeCsv } from '@progo/files';
import { simulateRecordings, type RecordingsSettings } from '@progo/motion/simulation';
import { expect } from 'vitest';
import type { TestServer } from './test-server.ts';

/** Brings virtual athletes' sessions, 3 exercises each unless told otherwise. */
export async function importAthletes(
  server: TestServer,
  settings: Partial<RecordingsSettings> = {},
): Promise<readonly number[]> {
  const sessions = simulateRecordings({
    athletes: 2,
    exercises: ['squat', 'jumping_jack', 'resting'],
    secondsPerSet: 16,
    setsPerExercise: 1,
    ...settings,
  });
  const file = await text(writeCsv(asyncOf(sessions)));
  const { status, body } = await server.ask<{ data: { session_ids: number[] } }>({
    method: 'POST',
    url: '/api/v1/sessions/import',
    payload: file,
    headers: { 'content-type': 'text/csv' },
  });
  expect(status).toBe(200);
  return body.data.session_ids;
}

export interface Job {
  readonly id: number;
  readonly state: string;
  readonly stage: string | null;
  readonly percent: number;
  readonly reason: string | null;
  readonly result: { readonly model_id: number; readonly version: string } | null;
}

/** A small forest: what is tested is the way to it. */
const SMALL = { hyperparameters: { trees: 8 } };

/** Queues a training and answers its job. */
export async function startTraining(server: TestServer, request: object = {}): Promise<number> {
  const { status, body } = await server.post<{ data: { job_id: number } }>('/api/v1/ml/train', {
    ...SMALL,
    ...request,
  });
  expect(status).toBe(200);
  return body.data.job_id;
}

/** Everything that was told of a job, until its end. */
export async function eventsOf(server: TestServer, job: number): Promise<Job[]> {
  const { payload } = await server.app.inject(`/api/v1/ml/jobs/${job}/events`);
  return [...payload.matchAll(/^data: (.*)$/gm)].map(([, data]) => JSON.parse(data) as Job);
}

/** Trains, and answers the job at its end. */
export async function train(server: TestServer, request: object = {}): Promise<Job> {
  const events = await eventsOf(server, await startTraining(server, request));
  return events[events.length - 1];
}

async function* asyncOf<T>(items: Iterable<T>): AsyncGenerator<T> {
  yield* items;
}
