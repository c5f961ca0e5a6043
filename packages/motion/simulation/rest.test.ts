import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createRandom } from '../random/index.ts';
import { createAthlete } from './athlete.ts';
import { RESTING } from './exercises/index.ts';
import { rest } from './rest.ts';

const ATHLETE = createAthlete(1, 0);

test('a rest is as long as asked for, and never hasty', () => {
  fc.assert(
    fc.property(fc.integer(), fc.double({ min: 0.5, max: 30, noNaN: true }), (seed, seconds) => {
      const [arrival, ...strokes] = rest(ATHLETE, seconds, 1, createRandom(seed));
      expect(arrival.exercise).toBeNull();
      expect(new Set(strokes.map(({ exercise }) => exercise))).toEqual(new Set([RESTING]));
      expect(strokes.reduce((sum, stroke) => sum + stroke.seconds, 0)).toBeCloseTo(seconds, 9);
      let from = arrival.to;
      for (const { to, seconds } of strokes) {
        const way = Math.max(...to.map((value, i) => Math.abs(value - from[i])));
        expect(way / seconds).toBeLessThan(10);
        from = to;
      }
    }),
  );
});

test('there are long still moments and changes of posture', () => {
  const strokes = [...rest(ATHLETE, 120, 0, createRandom(2))];
  const ways = strokes
    .slice(1)
    .map(({ to }, i) => Math.max(...to.map((x, c) => Math.abs(x - strokes[i].to[c]))));
  expect(ways.filter((way) => way === 0).length).toBeGreaterThan(ways.length / 4);
  expect(ways.some((way) => way > 0.8)).toBe(true);
});
