import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApp, createLogger, readConfig } from '@progo/server';
import openapiTypes, { astToString } from 'openapi-typescript';

const HEADER = `/**
 * Types of every route, generated from the server's OpenAPI document.
 * Do not edit: run \`node scripts/generate-client.ts\` (with Node 24) instead.
 */

`;

/** What packages/client/schema.ts must hold. */
export async function clientSchema(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'progo-schema-'));
  const config = { ...readConfig({}, folder), dataDir: folder };
  const app = await createApp({ config, log: createLogger({ logLevel: 'silent', logFile: '' }) });
  try {
    const { body } = await app.inject('/openapi.json');
    return HEADER + astToString(await openapiTypes(body, { defaultNonNullable: false }));
  } finally {
    await app.close();
    await rm(folder, { recursive: true });
  }
}
