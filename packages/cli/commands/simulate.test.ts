import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerOf, createClient } from '@progo/client';
import { openServer, type OwnServer } from '../server.ts';
import { progoJson } from '../testing/call-progo.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';

const folder = temporaryFolder();
let server: OwnServer;

beforeAll(async () => {
  server = await openServer({ DATA_DIR: join(folder, 'data') });
});
afterAll(() => server.close());

async function simulated(name: string, seed: number): Promise<Buffer> {
  const file = join(folder, name);
  await progoJson(['simulate', '--devices', '2', '--seconds', '30', '--seed', String(seed), '--out', file]);
  return readFileSync(file);
}

describe('progo simulate', () => {
  it.each(['a.csv', 'a.csv.gz', 'a.parquet'])(
    'writes %s again to the same bytes from a seed',
    async (name) => {
      const once = await simulated(name, 1);
      expect((await simulated(`again-${name}`, 1)).equals(once)).toBe(true);
      expect((await simulated(`other-${name}`, 2)).equals(once)).toBe(false);
    },
  );

  it('sends what its athletes do to a server, to learn from', async () => {
    const words = [
      'simulate',
      '--devices',
      '3',
      '--rate',
      '50',
      '--seconds',
      '3',
      '--batch',
      '0.5',
      '--labels',
    ];
    const report = await progoJson([...words, '--url', server.url]);
    expect(report).toMatchObject({ devices: 3, readings: 450 });
    const client = createClient({ baseUrl: server.url });
    const query = { limit: 50, offset: 0 };
    const { items } = await answerOf(client.GET('/api/v1/sessions', { params: { query } }));
    expect(items.map(({ subject }) => subject).sort()).toEqual(['athlete-1', 'athlete-2', 'athlete-3']);
    for (const { reading_count, end_time, device_id } of items) {
      expect({ reading_count, ended: end_time !== null }).toEqual({ reading_count: 150, ended: true });
      const [latest] = await answerOf(
        client.GET('/api/v1/sensor-data/latest/{device_id}', {
          params: { path: { device_id }, query: { count: 1 } },
        }),
      );
      expect(latest.exercise_type).toBe('resting');
    }
  });
});
