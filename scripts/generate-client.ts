// Writes packages/client/schema.ts. Usage: node scripts/run.mjs scripts/generate-client.ts
import { writeFile } from 'node:fs/promises';
import { clientSchema } from './client-schema.ts';

const file = new URL('../packages/client/schema.ts', import.meta.url);
await writeFile(file, await clientSchema());
