import { describe, expect, it } from 'vitest';
import { answerOf, createClient } from './client.ts';
import { readProblem } from './problem.ts';

const problem = {
  type: 'urn:progo:problem:not-found',
  title: 'There is no such thing',
  status: 404,
  detail: 'There is no session 7',
  errors: [],
};

function clientAnsweredWith(response: Response) {
  return createClient({ baseUrl: 'http://progo.test', fetch: async () => response });
}

describe('a client', () => {
  it('gives the body of a success', async () => {
    const client = clientAnsweredWith(Response.json({ status: 'healthy' }));
    expect(await answerOf(client.GET('/health'))).toEqual({ status: 'healthy' });
  });

  it('fails with the problem document, whose detail is the message', async () => {
    const client = clientAnsweredWith(Response.json(problem, { status: 404 }));
    const call = answerOf(client.GET('/api/v1/sessions/{id}', { params: { path: { id: 7 } } }));
    await expect(call).rejects.toMatchObject({
      name: 'ProblemError',
      message: 'There is no session 7',
      status: 404,
      problem,
    });
  });

  it('makes a problem of what something in between answers', async () => {
    const answer = new Response('<h1>Bad Gateway</h1>', { status: 502, statusText: 'Bad Gateway' });
    expect(await readProblem(answer)).toEqual({
      type: 'about:blank',
      title: 'Bad Gateway',
      status: 502,
      detail: 'the server answered 502 Bad Gateway',
      errors: [],
    });
  });

  it('says where nobody answers', async () => {
    const client = createClient({ baseUrl: 'http://127.0.0.1:1' });
    await expect(client.GET('/health')).rejects.toThrow(
      /^http:\/\/127\.0\.0\.1:1 cannot be reached \(.+\): is the server running\?$/,
    );
  });

  it('passes an abort on as it is', async () => {
    const client = createClient({ baseUrl: 'http://127.0.0.1:1' });
    const call = client.GET('/health', { signal: AbortSignal.abort() });
    await expect(call).rejects.toHaveProperty('name', 'AbortError');
  });
});
