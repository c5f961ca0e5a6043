import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SequenceFilter } from './sequence-filter.ts';
import { learnSequences, type SequenceModel } from './sequence-model.ts';

/** Positive numbers that sum to 1. */
const shares = (size: number) =>
  fc
    .array(fc.double({ min: 0.01, max: 1, noNaN: true }), { minLength: size, maxLength: size })
    .map((parts) => parts.map((part) => part / parts.reduce((a, b) => a + b)));

/** Probabilities as classifiers give them, quite 0 or 1 among them. */
const answers = (size: number) =>
  fc.oneof(
    shares(size),
    fc.nat(size - 1).map((sure) => Array.from({ length: size }, (_, c) => (c === sure ? 1 : 0))),
  );

const models = (size: number): fc.Arbitrary<SequenceModel> =>
  fc.record({
    dwellSeconds: fc.array(fc.double({ min: 1, max: 200, noNaN: true }), {
      minLength: size,
      maxLength: size,
    }),
    changes: fc
      .array(shares(size), { minLength: size, maxLength: size })
      .map((rows) => rows.map((row, from) => withoutSelf(row, from))),
    prior: shares(size),
    power: fc.double({ min: 0.05, max: 1, noNaN: true }),
    confidencePower: fc.double({ min: 0.1, max: 1, noNaN: true }),
  });

function withoutSelf(row: readonly number[], from: number): number[] {
  const others = 1 - row[from];
  return row.map((share, to) => (to === from ? 0 : share / others));
}

const cases = fc.integer({ min: 2, max: 3 }).chain((size) =>
  fc.record({
    model: models(size),
    hop: fc.constantFrom(0.25, 1, 4),
    windows: fc.array(answers(size), { minLength: 1, maxLength: 6 }),
  }),
);

/** Sums the probability of every path of classes that ends in each class. */
function byEnumeration(model: SequenceModel, hop: number, windows: readonly (readonly number[])[]): number[] {
  const size = model.prior.length;
  const ending = new Array<number>(size).fill(0);
  for (let path = 0; path < size ** windows.length; path++) {
    let weight = 1;
    let before = -1;
    windows.forEach((window, i) => {
      const now = Math.floor(path / size ** i) % size;
      const stays = before < 0 ? 0 : Math.exp(-hop / model.dwellSeconds[before]);
      if (before < 0) weight *= model.prior[now];
      else weight *= before === now ? stays : (1 - stays) * model.changes[before][now];
      const doubted = 0.9 * window[now] + 0.1 / size;
      weight *= (doubted / model.prior[now]) ** Math.min(1, model.power * hop);
      before = now;
    });
    ending[before] += weight;
  }
  const tamed = ending.map((weight) => (weight / ending.reduce((a, b) => a + b)) ** model.confidencePower);
  return tamed.map((weight) => weight / tamed.reduce((a, b) => a + b));
}

describe('the probability of each class after some windows', () => {
  test('is that of all paths of classes leading there', () => {
    fc.assert(
      fc.property(cases, ({ model, hop, windows }) => {
        const filter = new SequenceFilter(model, hop);
        const last = windows.map((window) => [...filter.add(window)]).at(-1);
        byEnumeration(model, hop, windows).forEach((expected, c) => {
          expect(last?.[c]).toBeCloseTo(expected, 9);
        });
      }),
    );
  });

  test('sums to 1, however many windows there are', () => {
    const many = fc.array(answers(3), { minLength: 500, maxLength: 500 });
    fc.assert(
      fc.property(models(3), many, (model, windows) => {
        const filter = new SequenceFilter(model, 1);
        for (const window of windows) {
          const told = filter.add(window);
          expect(told.reduce((sum, p) => sum + p)).toBeCloseTo(1, 9);
          expect(Math.min(...told)).toBeGreaterThanOrEqual(0);
        }
      }),
      { numRuns: 10 },
    );
  });

  test('depends on nothing before a reset', () => {
    fc.assert(
      fc.property(cases, ({ model, hop, windows }) => {
        const filter = new SequenceFilter(model, hop);
        const once = windows.map((window) => [...filter.add(window)]);
        filter.reset();
        expect(windows.map((window) => [...filter.add(window)])).toEqual(once);
      }),
    );
  });
});

describe('two exercises and rest', () => {
  const CLASSES = ['rest', 'row', 'squat'];
  const learnt = learnSequences(CLASSES, [], [1 / 3, 1 / 3, 1 / 3]);
  const SQUAT = [0.1, 0.1, 0.8];
  const ROW = [0.1, 0.8, 0.1];
  const SURE_ROW = [0, 1, 0];

  const tell = (windows: readonly (readonly number[])[], { hop = 1, power = 0.7 } = {}) => {
    const filter = new SequenceFilter({ ...learnt, power, confidencePower: 0.6 }, hop);
    return windows.map((window) => {
      const told = filter.add(window);
      return CLASSES[told.indexOf(Math.max(...told))];
    });
  };
  const times = <T>(count: number, one: T): T[] => Array.from({ length: count }, () => one);

  test('do not flicker for one odd window, however sure it is', () => {
    expect(tell([...times(8, SQUAT), SURE_ROW, ...times(4, SQUAT)])).toEqual(times(13, 'squat'));
  });

  test('do not flicker for two that are not sure', () => {
    expect(tell([...times(8, SQUAT), ROW, ROW, ...times(4, SQUAT)])).toEqual(times(14, 'squat'));
  });

  test('give way to a new exercise at its second window if it is wholly sure, at its fourth if it is not', () => {
    expect(tell([...times(8, SQUAT), ...times(3, SURE_ROW)]).slice(8)).toEqual(['squat', 'row', 'row']);
    const slowly = tell([...times(8, SQUAT), ...times(6, ROW)]).slice(8);
    expect(slowly).toEqual([...times(3, 'squat'), ...times(3, 'row')]);
  });

  test('give way to rest sooner than to each other', () => {
    const after = (window: readonly number[]) =>
      tell([...times(8, SQUAT), ...times(12, window)]).lastIndexOf('squat');
    expect(after([0.5, 0.2, 0.3])).toBeLessThan(after([0.2, 0.5, 0.3]));
  });

  test('take about as long in seconds when windows come twice as often', () => {
    const seconds = (hop: number) => {
      const told = tell([...times(20, SQUAT), ...times(20, ROW)], { hop });
      return (told.lastIndexOf('squat') - 19) * hop;
    };
    expect(Math.abs(seconds(0.5) - seconds(1))).toBeLessThanOrEqual(1);
  });
});
