import { readFileSync } from 'node:fs';

/** Version of this Progo, from its package. */
export const VERSION: string = readVersion();

function readVersion(): string {
  const { version }: { version: string } = JSON.parse(
    readFileSync(new URL('package.json', import.meta.url), 'utf8'),
  );
  return version;
}
