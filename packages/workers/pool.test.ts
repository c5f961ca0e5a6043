import { threadId } from 'node:worker_threads';
import { encodeArtifact, families, resolveHyperparameters, type Dataset } from '@progo/motion/classifiers';
import { inline, sharedFloat32, type Parallel, type TaskInput } from '@progo/motion/parallel';
import { afterAll, describe, expect, test } from 'vitest';
import { createPool } from './pool.ts';

const pool = createPool({ threads: 2 });
afterAll(() => pool.close());

const SHAPE = { samples: 32, rateHz: 50, magnetometer: false };
const axes = Array.from({ length: 9 }, (_, axis) => {
  const column = sharedFloat32(200);
  column.forEach((_, i) => (column[i] = Math.sin((i * (axis + 1)) / 9)));
  return column;
});

/** Windows whose features differ from input to input. */
const inputs = (count: number): TaskInput<'extractWindows'>[] =>
  Array.from({ length: count }, (_, i) => ({ shape: SHAPE, axes, starts: Uint32Array.of(i) }));

describe('a pool', () => {
  test('answers as the calling thread would, in the order of the inputs', async () => {
    expect(pool.threads).toBe(2);
    const outputs = await pool.run('extractWindows', inputs(40));
    expect(outputs).toEqual(await inline.run('extractWindows', inputs(40)));
    expect(new Set(outputs.map((output) => output.join())).size).toBe(40);
  });

  test('tells of each task done', async () => {
    let done = 0;
    await pool.run('extractWindows', inputs(7), { onDone: () => done++ });
    expect(done).toBe(7);
    expect(await pool.run('extractWindows', [])).toEqual([]);
  });

  test('serves several runs at once', async () => {
    const runs = [5, 1, 9].map((count) => pool.run('extractWindows', inputs(count)));
    expect((await Promise.all(runs)).map((outputs) => outputs.length)).toEqual([5, 1, 9]);
  });

  test('rejects with what a task throws, and works on', async () => {
    const broken = { ...inputs(1)[0], axes: [] };
    await expect(pool.run('extractWindows', [...inputs(3), broken, ...inputs(50)])).rejects.toThrow(
      TypeError,
    );
    expect(await pool.run('extractWindows', inputs(3))).toHaveLength(3);
  });

  test('rejects with what cannot be sent to a thread, and works on', async () => {
    const unsendable = Object.assign(inputs(1)[0], { callback: () => threadId });
    await expect(pool.run('extractWindows', [unsendable])).rejects.toThrow('could not be cloned');
    expect(await pool.run('extractWindows', inputs(3))).toHaveLength(3);
  });
});

describe('a forest', () => {
  const forest = families.random_forest;
  const data: Dataset = {
    values: Float32Array.from({ length: 4000 }, (_, i) => Math.sin(i * i)),
    rows: 1000,
    features: ['a', 'b', 'c', 'd'],
    labels: Uint16Array.from({ length: 1000 }, (_, i) => i % 3),
    classes: ['one', 'two', 'zero'],
    groups: Uint32Array.from({ length: 1000 }, (_, i) => i % 5),
  };

  test.each([
    ['random_forest', { trees: 33 }],
    ['extra_trees', { trees: 33 }],
    ['gradient_boosting', { rounds: 7 }],
  ])('(%s) is the same however many threads grow it', async (kind, given) => {
    const family = families[kind];
    const grow = async (parallel: Parallel) => {
      const hyperparameters = resolveHyperparameters(family, given);
      const { state, importance, outOfBagAccuracy } = await family.train(data, hyperparameters, {
        seed: 5,
        parallel,
      });
      return { bytes: encodeArtifact({}, [state]), importance, outOfBagAccuracy };
    };
    const alone = await grow(inline);
    for (const threads of [1, 2, 3]) {
      const some = createPool({ threads });
      expect(await grow(some)).toEqual(alone);
      await some.close();
    }
  });

  test('in training can be aborted', async () => {
    const controller = new AbortController();
    const training = forest.train(data, resolveHyperparameters(forest, { trees: 2000 }), {
      seed: 1,
      parallel: pool,
      signal: controller.signal,
      onProgress: () => controller.abort(),
    });
    await expect(training).rejects.toThrow('aborted');
  });
});

describe('an abort', () => {
  test('before the start begins nothing', async () => {
    const signal = AbortSignal.abort(new Error('changed my mind'));
    await expect(pool.run('extractWindows', inputs(3), { signal })).rejects.toThrow('changed my mind');
  });

  test('under way drops what has not begun', async () => {
    const controller = new AbortController();
    let done = 0;
    const onDone = () => {
      done++;
      controller.abort(new Error('enough'));
    };
    const { signal } = controller;
    await expect(pool.run('extractWindows', inputs(1000), { onDone, signal })).rejects.toThrow('enough');
    await pool.run('extractWindows', inputs(4));
    expect(done).toBe(1);
  });
});

describe('a thread that dies', () => {
  const mortal = createPool({ threads: 2, script: new URL('mortal.fixture.ts', import.meta.url) });
  afterAll(() => mortal.close());
  const starts = (...all: number[]) =>
    all.map((start) => ({ ...inputs(1)[0], starts: Uint32Array.of(start) }));

  test('rejects the run with the reason; the next run gets a new thread', async () => {
    await expect(mortal.run('extractWindows', starts(1, 13, 2))).rejects.toThrow(
      'a worker thread exited with code 7 while running "extractWindows"',
    );
    await expect(mortal.run('extractWindows', starts(14))).rejects.toThrow(
      'a worker thread crashed (out of breath) while running "extractWindows"',
    );
    expect(await mortal.run('extractWindows', starts(3, 4, 5))).toEqual(
      [3, 4, 5].map((x) => Float32Array.of(x)),
    );
  });

  test('at closing rejects what it worked on and what waited', async () => {
    const closing = createPool({ threads: 1, script: new URL('mortal.fixture.ts', import.meta.url) });
    const first = closing.run('extractWindows', starts(15));
    const second = closing.run('extractWindows', starts(1));
    const bothReject = Promise.all([
      expect(first).rejects.toThrow('a worker thread was closed while running'),
      expect(second).rejects.toThrow('the worker pool is closed'),
    ]);
    await closing.close();
    await bothReject;
    await expect(closing.run('extractWindows', starts(1))).rejects.toThrow('the worker pool is closed');
  });
});
