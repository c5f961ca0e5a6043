import { beforeAll, describe, expect, test, vi } from 'vitest';
import { batchOf, motion, play } from '../testing/motion.ts';
import { columns } from '../testing/readings.ts';
import { expectRefused } from '../testing/problem.ts';
import { connect } from '../testing/socket.ts';
import { openTestServer, type TestServer } from '../testing/test-server.ts';
import { importAthletes, train } from '../testing/training.ts';

let server: TestServer;
beforeAll(async () => {
  server = await openTestServer({ trainingThreads: 1 });
});

/** A client that has subscribed. */
async function subscriber(wanted: object) {
  const client = await connect(server);
  client.say({ type: 'subscribe', ...wanted });
  await vi.waitFor(() => expect(client.of('subscribed')).toHaveLength(1));
  return client;
}

describe('GET /api/v1/live', () => {
  test('shows readings of the devices one subscribes to, thinned out for display', async () => {
    const client = await subscriber({ devices: ['shown'], readings_hz: 10 });
    await server.post('/api/v1/readings', columns('hidden', 50));
    await server.post('/api/v1/readings', columns('shown', 50));
    const [message] = await vi.waitFor(() => {
      expect(client.of('readings')).toHaveLength(1);
      return client.of('readings');
    });
    expect(message).toMatchObject({
      device_id: 'shown',
      ax: expect.any(Array),
      mx: expect.arrayContaining([null]),
    });
    expect(message.times).toHaveLength(10);
  });

  test('shows predictions and the progress of jobs', async () => {
    const client = await subscriber({ devices: ['*'], readings_hz: 0 });
    await importAthletes(server);
    await train(server);
    await vi.waitFor(() => {
      expect(client.of('job').at(-1)).toMatchObject({ job: { state: 'completed', percent: 100 } });
    });
    await play(server, 'jumper', motion('jumping_jack', 6, Date.now() - 10_000));
    await vi.waitFor(() => expect(client.of('prediction').length).toBeGreaterThanOrEqual(2));
    expect(client.of('prediction')[0]).toMatchObject({
      ...{ device_id: 'jumper', predicted_exercise: 'jumping_jack', model_version: 'v1', session_id: null },
      ...{ confidence_score: expect.any(Number), end_time: expect.stringMatching(/Z$/) },
    });
    expect(client.of('readings')).toEqual([]);
  });

  test('shows only what one subscribes to', async () => {
    const client = await subscriber({ devices: ['jumper'], predictions: false, jobs: false });
    await play(server, 'jumper', motion('jumping_jack', 6, Date.now()), 2);
    await train(server, { device_id: 'nobody' });
    await vi.waitFor(() => expect(client.of('readings').length).toBeGreaterThan(3));
    expect(client.told.filter(({ type }) => type === 'prediction' || type === 'job')).toEqual([]);
  });

  test('answers nonsense with what it expects, and stays', async () => {
    const client = await connect(server);
    for (const nonsense of [
      '{"type":',
      '[]',
      '7',
      '{"type":"subscribe"}',
      '{"type":"subscribe","devices":[""]}',
    ]) {
      client.say(nonsense);
    }
    client.say({ type: 'ping' });
    await vi.waitFor(() => expect(client.of('pong')).toHaveLength(1));
    expect(client.of('error')).toHaveLength(5);
    expect(client.of('error')[0].detail).toContain('"type":"subscribe"');
  });

  test('is for WebSockets only', async () => {
    expectRefused(await server.get('/api/v1/live'), 400, 'WebSocket');
  });

  test('drops display samples of a client that does not read, tells it, and keeps little for it', async () => {
    const client = await subscriber({ devices: ['flood'], readings_hz: 200, predictions: false });
    client.socket.pause();
    const one = motion('squat', 20, 0);
    let seq = 0;
    const flood = async (batches: number) => {
      for (const end = seq + batches; seq < end; seq++) {
        const start = Date.now() - 3_600_000 + seq * 20_000;
        const times = one.times.map((time) => time + start);
        const answer = await server.post('/api/v1/readings', batchOf('flood', { ...one, times }, 1, seq));
        expect(answer.status).toBe(200);
      }
    };
    const waiting = () => Math.max(...[...websockets()].map(({ bufferedAmount }) => bufferedAmount));
    const websockets = () => server.app.websocketServer.clients;
    await vi.waitFor(async () => {
      await flood(5);
      expect(waiting()).toBeGreaterThan(256 * 1024);
    }, 20_000);
    // 40 messages of some 80 KB would be over 3 MB.
    await flood(40);
    expect(waiting()).toBeLessThan(512 * 1024);
    client.socket.resume();
    await vi.waitFor(() => expect(waiting()).toBe(0));
    await flood(1);
    await vi.waitFor(() =>
      expect(client.told.at(-1)).toMatchObject({ type: 'readings', dropped: expect.any(Number) }),
    );
  });
});
