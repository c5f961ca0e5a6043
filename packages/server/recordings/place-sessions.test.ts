import type { RecordedSession } from '@progo/motion/recordings';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isRelative, placeSessions, spanOf } from './place-sessions.ts';

function session(first: number, last: number, more: Partial<RecordedSession> = {}): RecordedSession {
  const recording = { times: Float64Array.of(first, last), axes: [] };
  const nothing = { temperature: null, exerciseTypes: null };
  return { name: '', subject: '', deviceId: null, recording, labels: [], ...nothing, ...more };
}

describe('sessions without a date', () => {
  test('are those whose times lie before 2000', () => {
    expect(isRelative(session(0, 1000))).toBe(true);
    expect(isRelative(session(Date.UTC(2000, 0), Date.UTC(2000, 1)))).toBe(false);
  });

  test('span what is said of them, not their readings alone', () => {
    expect(spanOf(session(10, 20))).toEqual({ start: 10, end: 20 });
    expect(spanOf(session(10, 20, { startTime: 0, endTime: 50 }))).toEqual({ start: 0, end: 50 });
  });

  test('begin when they are told to, a minute apart', () => {
    expect(placeSessions([session(0, 1000), session(500, 1500)], 1e12, 0)).toEqual([
      1e12,
      1e12 + 61_000 - 500,
    ]);
  });

  test('never overlap, keep their order, and end in time', () => {
    const length = fc.double({ min: 0, max: 1e7, noNaN: true });
    const one = fc
      .tuple(fc.double({ min: -1e6, max: 1e6, noNaN: true }), length)
      .map(([at, ms]) => session(at, at + ms));
    fc.assert(
      fc.property(fc.array(one, { minLength: 1, maxLength: 20 }), (sessions) => {
        const latestEnd = 1.8e12;
        const shifts = placeSessions(sessions, null, latestEnd);
        const placed = sessions.map((each, i) => ({
          start: spanOf(each).start + shifts[i],
          end: spanOf(each).end + shifts[i],
        }));
        for (const [i, { start }] of placed.slice(1).entries()) expect(start).toBeGreaterThan(placed[i].end);
        expect(placed[placed.length - 1].end).toBeLessThanOrEqual(latestEnd + 1);
        expect(shifts.every(Number.isInteger)).toBe(true);
      }),
    );
  });
});
