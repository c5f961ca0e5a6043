import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance, InjectOptions } from 'fastify';
import { afterAll } from 'vitest';
import { createApp } from '../app.ts';
import { readConfig, type Config } from '../config.ts';
import { createLogger } from '../logger.ts';

/** An answer with its body as JSON. */
export interface Answer<T> {
  readonly status: number;
  readonly body: T;
  readonly headers: Readonly<Record<string, unknown>>;
}

/** A whole server on a database of its own, asked without a network. */
export class TestServer {
  readonly app: FastifyInstance;
  readonly config: Config;

  constructor(app: FastifyInstance, config: Config) {
    this.app = app;
    this.config = config;
  }

  get = <T>(url: string) => this.ask<T>({ method: 'GET', url });
  delete = <T>(url: string) => this.ask<T>({ method: 'DELETE', url });
  post = <T>(url: string, body?: unknown) => this.ask<T>({ method: 'POST', url, ...withBody(body) });
  put = <T>(url: string, body?: unknown) => this.ask<T>({ method: 'PUT', url, ...withBody(body) });

  async ask<T>(options: InjectOptions): Promise<Answer<T>> {
    const { statusCode, headers, payload } = await this.app.inject(options);
    const isJson = String(headers['content-type']).includes('json');
    // What a test expects of an answer is what it then checks.
    return { status: statusCode, headers, body: (isJson ? JSON.parse(payload) : payload) as T };
  }
}

/** A server for the tests of a file, closed and deleted after the last one. */
export async function openTestServer(settings: Partial<Config> = {}): Promise<TestServer> {
  const folder = settings.dataDir ?? temporaryFolder();
  const config = { ...readConfig({}, folder), dataDir: folder, logLevel: 'silent' as const, ...settings };
  const app = await createApp({ config, log: createLogger(config, false) });
  afterAll(() => app.close());
  return new TestServer(app, config);
}

/** Deleted after the last test of the file. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'progo-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

function withBody(body: unknown): InjectOptions {
  if (body === undefined) return {};
  return { payload: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
}
