import { expect, it, onTestFinished } from 'vitest';
import { AnsweredBatches, AnsweredReadings } from './testing/posting-devices.ts';
import { ServerProcess } from './testing/server-process.ts';
import { temporaryFolder } from './testing/test-server.ts';

const ROUNDS = 4;
const folder = temporaryFolder();

it('keeps every answered reading once, however often it is killed under load', async () => {
  const numbered = Array.from({ length: 8 }, (_, i) => new AnsweredBatches(`numbered-${i}`));
  const single = Array.from({ length: 4 }, (_, i) => new AnsweredReadings(`single-${i}`));
  const devices = [...numbered, ...single];
  let server = await ServerProcess.start(folder);
  onTestFinished(() => server.kill());
  for (let round = 0; round < ROUNDS; round++) {
    const killAt = 200 + Math.floor(Math.random() * 800);
    let answers = 0;
    let killed: Promise<void> | undefined;
    const onAnswer = () => {
      if (++answers >= killAt) killed ??= server.kill();
    };
    await Promise.all(devices.map((device) => device.postUntilCut(server.url, onAnswer)));
    await killed;
    expect(answers).toBeGreaterThanOrEqual(killAt);

    server = await ServerProcess.start(folder);
    for (const device of numbered) await device.repeatAll(server.url);
    for (const device of devices) await device.check(server.url);
  }
});
