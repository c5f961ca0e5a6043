import { createServer, connect, type AddressInfo, type Server } from 'node:net';
import { once } from 'node:events';
import { answerOf, createClient, type Client } from '@progo/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openServer, type OwnServer } from '../server.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import { VirtualDevice } from './virtual-device.ts';

const folder = temporaryFolder();
const { signal } = new AbortController();
let server: OwnServer;

beforeAll(async () => {
  server = await openServer({ DATA_DIR: folder });
});
afterAll(() => server.close());

const batch = {
  times: Float64Array.from({ length: 10 }, (_, i) => Date.now() + i * 20),
  axes: Array.from({ length: 9 }, () => new Float32Array(10).fill(1)),
};

async function storedOf(client: Client, deviceId: string): Promise<number> {
  const params = { path: { device_id: deviceId } };
  const status = await answerOf(client.GET('/api/v1/sensor-data/devices/{device_id}/status', { params }));
  return status.total_readings;
}

/** Passes everything on, but cuts the first `lost` connections instead of the answer. */
async function losingAnswers(target: string, lost: number): Promise<{ url: string; proxy: Server }> {
  const port = Number(new URL(target).port);
  const proxy = createServer((near) => {
    const far = connect(port, '127.0.0.1');
    near.on('error', () => far.destroy()).pipe(far);
    far
      .on('error', () => near.destroy())
      .on('data', (answer) => {
        if (lost-- > 0) near.destroy();
        else near.write(answer);
      });
    near.on('close', () => far.destroy());
  });
  proxy.listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  const { port: own } = proxy.address() as AddressInfo;
  return { url: `http://127.0.0.1:${own}`, proxy };
}

describe('a virtual device', () => {
  it('has its batches stored', async () => {
    const client = createClient({ baseUrl: server.url });
    const device = new VirtualDevice(client, { deviceId: 'steady', signal });
    await device.send(batch);
    await device.send({ ...batch, times: batch.times.map((time) => time + 200) });
    expect(await storedOf(client, 'steady')).toBe(20);
  });

  it('sends again what got no answer, and it is stored once', async () => {
    const { url, proxy } = await losingAnswers(server.url, 2);
    const connected: boolean[] = [];
    const device = new VirtualDevice(createClient({ baseUrl: url }), {
      ...{ deviceId: 'unlucky', signal },
      onConnection: (state) => connected.push(state),
    });
    await device.send(batch);
    expect(connected).toEqual([false, true]);
    expect(await storedOf(createClient({ baseUrl: server.url }), 'unlucky')).toBe(10);
    proxy.close();
  });

  it('gives up on what the server will not have', async () => {
    const device = new VirtualDevice(createClient({ baseUrl: server.url }), {
      deviceId: 'lost-clock',
      signal,
    });
    const longAgo = { ...batch, times: batch.times.map((_, i) => i) };
    await expect(device.send(longAgo)).rejects.toMatchObject({ name: 'ProblemError', status: 422 });
  });
});
