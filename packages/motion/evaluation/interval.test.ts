import { describe, expect, test } from 'vitest';
import { createRandom } from '../random/index.ts';
import { macroF1Interval } from './interval.ts';
import { confusion, scores } from './metrics.ts';

const LABELS = ['rest', 'row', 'squat'];

/** Sessions of 20 windows, answered rightly with a probability of their own around `skill`. */
function answered(sessions: number, skill: number, seed: number) {
  const random = createRandom(seed);
  const skills = Array.from({ length: sessions }, () => skill + 0.2 * (random.next() - 0.5));
  const windows = skills.flatMap((own, s) =>
    Array.from({ length: 20 }, (_, i) => {
      const truth = i % LABELS.length;
      return { truth, session: `s${s}`, answer: random.next() < own ? truth : random.int(LABELS.length) };
    }),
  );
  return {
    truth: Uint16Array.from(windows, ({ truth }) => truth),
    answers: Uint16Array.from(windows, ({ answer }) => answer),
    sessions: windows.map(({ session }) => session),
  };
}

function intervalOf({ truth, answers, sessions }: ReturnType<typeof answered>, seed = 0) {
  return macroF1Interval(LABELS, truth, answers, sessions, { seed });
}

const macroF1 = ({ truth, answers }: ReturnType<typeof answered>) =>
  scores(confusion(LABELS, truth, answers)).macroF1;

describe('the interval of macro-F1', () => {
  test.each([1, 2, 3, 4, 5])('holds the score itself (%d)', (seed) => {
    const windows = answered(12, 0.7, seed);
    const [low, high] = intervalOf(windows);
    expect(low).toBeLessThan(macroF1(windows));
    expect(high).toBeGreaterThan(macroF1(windows));
    expect(low).toBeGreaterThan(0);
    expect(high).toBeLessThan(1);
  });

  test('holds the score of the population about as often as it says', () => {
    const population = macroF1(answered(4000, 0.7, 99));
    const held = Array.from({ length: 100 }, (_, i) => intervalOf(answered(30, 0.7, i))).filter(
      ([low, high]) => low <= population && population <= high,
    );
    expect(held.length).toBeGreaterThanOrEqual(87); // of 95; four standard errors of 2.2
  });

  test('is the same for the same seed, another for another', () => {
    const windows = answered(12, 0.7, 1);
    expect(intervalOf(windows, 5)).toEqual(intervalOf(windows, 5));
    expect(intervalOf(windows, 6)).not.toEqual(intervalOf(windows, 5));
  });

  test('narrows with more sessions', () => {
    const width = ([low, high]: [number, number]) => high - low;
    expect(width(intervalOf(answered(80, 0.7, 1)))).toBeLessThan(width(intervalOf(answered(8, 0.7, 1))) / 2);
  });

  test('is wider when a session is right or wrong as a whole: its windows are not independent', () => {
    const truth = Uint16Array.from({ length: 200 }, (_, i) => i % 2);
    const answers = truth.map((label, i) => (Math.floor(i / 20) % 2 === 0 ? label : 1 - label));
    const sessions = (size: number) => Array.from(truth, (_, i) => String(Math.floor(i / size)));
    const width = (size: number) => {
      const [low, high] = macroF1Interval(['a', 'b'], truth, answers, sessions(size));
      return high - low;
    };
    expect(width(20)).toBeGreaterThan(2 * width(1));
  });
});
