import { once } from 'node:events';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, it } from 'vitest';
import { openServer } from './server.ts';
import { callProgo, progoJson } from './testing/call-progo.ts';
import { temporaryFolder } from './testing/temporary-folder.ts';

const folder = temporaryFolder();

it('a command opens the data folder itself while no server runs there', async () => {
  const env = { PORT: '1', DATA_DIR: join(folder, 'idle') };
  expect(await callProgo(['sessions'], { env })).toEqual({
    exitCode: 0,
    stdout: 'No sessions.\n',
    stderr: `No server at http://localhost:1: opening ${env.DATA_DIR} directly.\n`,
  });
});

it('a command does not touch the data folder of a server that listens elsewhere', async () => {
  const env = { PORT: '1', DATA_DIR: join(folder, 'busy') };
  const server = await openServer(env);
  const { exitCode, stderr } = await callProgo(['sessions'], { env });
  await server.close();
  expect(exitCode).toBe(1);
  expect(stderr).toMatch(/^progo: [^\n]*progo\.db is in use by another Progo[^\n]*\n$/);
});

it('a command says so when somebody else listens at the address', async () => {
  const other = createServer((_, answer) => answer.end('hello')).listen(0, '127.0.0.1');
  await once(other, 'listening');
  const address = other.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const { exitCode, stderr } = await callProgo(['models', '--url', `http://127.0.0.1:${port}`]);
  other.close();
  expect(exitCode).toBe(1);
  expect(stderr).toBe(
    `progo: what answers at http://127.0.0.1:${port} is no Progo server: name another address with --url\n`,
  );
});

it('no command but train goes on with training that was left behind', async () => {
  const env = { PORT: '1', DATA_DIR: join(folder, 'left') };
  await (await openServer(env)).close();
  const database = new DatabaseSync(join(env.DATA_DIR, 'progo.db'));
  database.exec(
    `insert into training_jobs (kind, state, request, attempts, created_at) values ('train', 'running', '{}', 1, 0)`,
  );
  database.close();
  const jobs = () => progoJson(['jobs'], env);
  for (let i = 0; i < 3; i++) expect(await jobs()).toMatchObject([{ state: 'running', attempts: 1 }]);
  await callProgo(['train'], { env });
  // Without anything to learn from.
  expect(await jobs()).toMatchObject([
    { id: 2, state: 'failed', attempts: 1 },
    { id: 1, state: 'failed', attempts: 2 },
  ]);
});
