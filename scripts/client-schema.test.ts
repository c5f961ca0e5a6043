import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { clientSchema } from './client-schema.ts';

it('the client has the types of the routes as they are', async () => {
  const committed = await readFile(new URL('../packages/client/schema.ts', import.meta.url), 'utf8');
  const current = await clientSchema();
  expect(
    committed === current,
    'packages/client/schema.ts is stale: run `node scripts/run.mjs scripts/generate-client.ts`',
  ).toBe(true);
});
