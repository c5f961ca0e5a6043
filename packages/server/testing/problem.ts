import { expect } from 'vitest';
import type { Answer } from './test-server.ts';

/** Expects a problem document that names `field`. */
export function expectRefused(answer: Answer<unknown>, status: number, ...texts: (string | RegExp)[]): void {
  expect(answer).toMatchObject({
    status,
    body: { status, type: expect.stringMatching(/^urn:progo:problem:/) },
  });
  expect(answer.headers['content-type']).toMatch('application/problem+json');
  const { detail } = answer.body as { detail: string };
  for (const text of texts) expect(detail).toMatch(text);
}
