import { describe, expect, test, vi } from 'vitest';
import { repeat } from './repeat.ts';

const unexpected = (error: unknown) => {
  throw error;
};

describe('repeated work', () => {
  test('goes on, never twice at a time, until it is stopped', async () => {
    let running = 0;
    let rounds = 0;
    const work = repeat(1, unexpected, async () => {
      expect(++running).toBe(1);
      await Promise.resolve();
      running--;
      rounds++;
      return 1;
    });
    await vi.waitFor(() => expect(rounds).toBeGreaterThan(3));
    await work.stop();
    const before = rounds;
    await new Promise(setImmediate);
    expect(rounds).toBe(before);
  });

  test('ends its round before it is stopped', async () => {
    let finish = (): void => undefined;
    let ended = false;
    const begun = vi.fn();
    const work = repeat(1, unexpected, async () => {
      begun();
      await new Promise<void>((resolve) => (finish = resolve));
      ended = true;
      return 1;
    });
    await vi.waitFor(() => expect(begun).toHaveBeenCalled());
    const stopped = work.stop();
    finish();
    await stopped;
    expect(ended).toBe(true);
  });

  test('that fails is told, and goes on', async () => {
    const errors: unknown[] = [];
    const work = repeat(
      1,
      (error) => errors.push(error),
      async () => {
        throw new Error('disk');
      },
    );
    await vi.waitFor(() => expect(errors.length).toBeGreaterThan(2));
    await work.stop();
  });
});
