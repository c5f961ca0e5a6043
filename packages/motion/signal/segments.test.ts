import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AXES, between, part, segments, type Recording } from './index.ts';

/** Every axis tells the number of the reading. */
function readingsAt(times: readonly number[]): Recording {
  return { times: Float64Array.from(times), axes: AXES.map(() => Float32Array.from(times, (_, i) => i)) };
}

const ascending = fc.array(fc.integer({ min: 0, max: 900 }), { maxLength: 60 }).map((pauses) =>
  pauses.map(
    (
      (time) => (pause) =>
        (time += pause)
    )(1.7e12),
  ),
);

describe('a recording is cut', () => {
  test('at a pause longer than the limit, not at one as long as it', () => {
    const found = segments(readingsAt([0, 20, 520, 1021, 1041]), 500);
    expect(found.map(({ times }) => [...times])).toEqual([
      [0, 20, 520],
      [1021, 1041],
    ]);
    expect(found.map(({ axes }) => [...axes[8]])).toEqual([
      [0, 1, 2],
      [3, 4],
    ]);
  });

  test('nowhere when it holds one reading, or none', () => {
    expect(segments(readingsAt([7])).map(({ times }) => [...times])).toEqual([[7]]);
    expect(segments(readingsAt([]))).toEqual([]);
  });

  test('into segments that hold every reading once, with a gap between them and none inside', () => {
    fc.assert(
      fc.property(ascending, (times) => {
        const found = segments(readingsAt(times), 500);
        expect(found.flatMap((segment) => [...segment.times])).toEqual(times);
        const pauses = found.map(({ times: t }) => [...t.subarray(1)].map((time, i) => time - t[i]));
        expect(Math.max(0, ...pauses.flat())).toBeLessThanOrEqual(500);
        found.slice(1).forEach((segment, i) => {
          expect(segment.times[0] - found[i].times[found[i].times.length - 1]).toBeGreaterThan(500);
        });
      }),
    );
  });
});

describe('a stretch of time', () => {
  test('holds its beginning and not its end', () => {
    expect([...between(readingsAt([0, 10, 10, 20, 30]), 10, 30).times]).toEqual([10, 10, 20]);
  });

  test('holds the readings a plain search finds', () => {
    const time = fc.integer({ min: 1.7e12 - 10, max: 1.7e12 + 30_000 });
    fc.assert(
      fc.property(ascending, time, time, (times, a, b) => {
        const [from, to] = [Math.min(a, b), Math.max(a, b)];
        const expected = times.filter((t) => t >= from && t < to);
        expect([...between(readingsAt(times), from, to).times]).toEqual(expected);
      }),
    );
  });
});

test('parts are views: nothing is copied', () => {
  const recording = readingsAt([0, 10, 20]);
  part(recording, 1, 3).axes[0][0] = 99;
  expect(recording.axes[0][1]).toBe(99);
});
