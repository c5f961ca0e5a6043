import { describe, expect, test } from 'vitest';
import type { AnsweredSession } from './answered-sessions.ts';
import { Smoother } from './smoother.ts';
import { smooth } from './smoothed-sequence.ts';
import { scoreSmoothed } from './smoothing-score.ts';

const CLASSES = ['rest', 'row', 'squat'];
const WINDOW_MS = 4000;

/**
 * A session with a label every so many seconds (`.` for none) and what was told of the window that ends with
 * each second, from the fourth on; a space is a pause without windows.
 */
function session(labels: string, told: string): AnsweredSession {
  const index = (letter: string) => ['r', 'o', 's'].indexOf(letter);
  const windows = told
    .split('')
    .flatMap((letter, i) => (letter === ' ' ? [] : [{ letter, start: i * 1000 }]));
  const bouts = [...labels.matchAll(/r+|o+|s+/g)].map(({ 0: run, index: at }) => ({
    class: index(run[0]),
    startTime: at * 1000,
    endTime: (at + run.length) * 1000,
  }));
  const at = (from: number, to: number) =>
    bouts.find((bout) => bout.startTime <= from && to <= bout.endTime)?.class ?? -1;
  return {
    session: { subject: 'ana', session: 's', recording: { times: new Float64Array(), axes: [] }, labels: [] },
    fold: 0,
    bouts,
    startTimes: Float64Array.from(windows, ({ start }) => start),
    probabilities: Float64Array.from(
      windows.flatMap(({ letter }) => CLASSES.map((_, c) => (c === index(letter) ? 1 : 0))),
    ),
    truth: Int16Array.from(windows, ({ start }) => at(start + 2000, start + 2000)),
    within: Int16Array.from(windows, ({ start }) => at(start, start + WINDOW_MS)),
  };
}

const score = (...sessions: AnsweredSession[]) =>
  scoreSmoothed([smooth(sessions, new Smoother(1))], CLASSES, WINDOW_MS);

describe('the score of successive answers', () => {
  test('judges each window by what lies at its middle', () => {
    expect(score(session('ssssssoooooo', 'sssssoooo')).macro_f1).toBe(1);
    expect(score(session('ssssssoooooo', 'sssoooooo')).macro_f1).toBeLessThan(1);
    // Nothing is labelled in the middle of the windows that are told wrong.
    expect(score(session('ssss......ssss', 'sssooooosss')).macro_f1).toBe(1);
  });

  test('waits from the start of an exercise to the end of the first window told so', () => {
    expect(score(session('rrrrrrssssssss', 'rrrrrssssss')).recognition_delay_s).toBe(3);
    expect(score(session('rrrrrrssssssss', 'rrrrssrssss')).recognition_delay_s).toBe(2);
  });

  test('takes the median over new exercises, those never recognised being the slowest', () => {
    const missed = () => session('rrrrrroooooooo', 'rrrrrrrrrrr');
    const found = () => session('rrrrrrssssssss', 'rrrrrssssss');
    expect(score(found(), missed(), found())).toMatchObject({ recognition_delay_s: 3, recognised: 2 / 3 });
    expect(score(found(), missed(), found(), missed(), missed())).toMatchObject({
      recognition_delay_s: null,
      recognised: 2 / 5,
    });
  });

  test('counts the same exercise after a break in recording as nothing new', () => {
    expect(score(session('ssssssss', 'sssss'), session('ssssssss', 'ooooo')).recognised).toBe(1);
  });

  test('counts how often an hour of rest turns to an exercise, not how long it seems to be one', () => {
    const once = session('r'.repeat(14), 'rrrrsssrrrr');
    expect(score(once).false_events_per_rest_hour).toBeCloseTo((3600 * 1) / 11, 9);
    // The set before is still told at first: late, but no false event.
    expect(score(session('ssssssrrrrrrrr', 'ssssssssrrr')).false_events_per_rest_hour).toBe(0);
    expect(score(session('ssssssss', 'sssss')).false_events_per_rest_hour).toBeNull();
  });

  test('counts changes within a label, and none across a pause', () => {
    expect(score(session('s'.repeat(14), 'sssossssoos')).flickers_per_minute).toBeCloseTo((60 * 4) / 11, 9);
    expect(score(session('s'.repeat(14), 'ssss    ooo')).flickers_per_minute).toBe(0);
  });
});

describe('a sequence', () => {
  test('is smoothed on from session to session, and anew after a pause within one', () => {
    const remembering = (...sessions: AnsweredSession[]) =>
      smooth(sessions, new Smoother(0.25))
        .map(({ answer }) => 'ros'[answer])
        .join('');
    expect(remembering(session('ssss', 'ss'), session('oooo', 'oo'))).toBe('ssss');
    expect(remembering(session('ssss', 'ss    oo'))).toBe('ssoo');
  });
});
