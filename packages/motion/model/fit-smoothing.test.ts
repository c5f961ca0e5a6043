import { describe, expect, test } from 'vitest';
import { createRandom } from '../random/index.ts';
import type { AnsweredSession } from './answered-sessions.ts';
import { fitSmoothing } from './fit-smoothing.ts';
import { reportSmoothing } from './smoothing-report.ts';

const CLASSES = ['row', 'squat'];
const EVEN = [0.5, 0.5];
const SECONDS = 40;

/** A person's set of squats and then of rows; `right` of the windows are told right, each with probability `sure`. */
function session(person: number, { right, sure }: { right: number; sure: number }): AnsweredSession {
  const random = createRandom(person);
  const truth = Int16Array.from({ length: 2 * SECONDS }, (_, i) => (i < SECONDS ? 1 : 0));
  const bouts = [1, 0].map((index, i) => ({
    class: index,
    startTime: i * SECONDS * 1000,
    endTime: (i + 1) * SECONDS * 1000,
  }));
  const name = `person-${person}`;
  return {
    session: {
      subject: name,
      session: name,
      recording: { times: Float64Array.of(0, 2 * SECONDS * 1000), axes: [] },
      labels: bouts.map((bout) => ({ label: CLASSES[bout.class], ...bout })),
    },
    fold: person,
    bouts,
    startTimes: Float64Array.from(truth, (_, i) => i * 1000 - 2000),
    probabilities: Float64Array.from(
      [...truth].flatMap((label) => {
        const told = random.next() < right ? label : 1 - label;
        return told === 0 ? [sure, 1 - sure] : [1 - sure, sure];
      }),
    ),
    truth,
    within: truth,
  };
}

const people = (answers: { right: number; sure: number }) =>
  [1, 2, 3, 4].map((person) => session(person, answers));

describe('what is learnt for smoothing', () => {
  test('is dwell and changes from the labels', () => {
    const { dwellSeconds, changes } = fitSmoothing(people({ right: 0.9, sure: 0.9 }), CLASSES, EVEN);
    expect(dwellSeconds).toEqual([(60 + 4 * SECONDS) / 6, (60 + 4 * SECONDS) / 6]);
    expect(changes).toEqual([
      [0, 1],
      [1, 0],
    ]);
  });

  test('is to believe windows the less, the more often they are sure and wrong', () => {
    const honest = fitSmoothing(people({ right: 0.95, sure: 0.9 }), CLASSES, EVEN);
    const boasting = fitSmoothing(people({ right: 0.65, sure: 0.99 }), CLASSES, EVEN);
    expect(boasting.power).toBeLessThan(honest.power);
    expect(boasting.confidencePower).toBeLessThan(honest.confidencePower);
  });
});

describe('the report of smoothing', () => {
  test('tells what it does to people left out', () => {
    const report = reportSmoothing(people({ right: 0.85, sure: 0.9 }), CLASSES, EVEN, 4000);
    expect(report.windows).toBe(4 * 2 * SECONDS);
    expect(report.macro_f1_raw).toBeLessThan(0.9);
    expect(report.macro_f1_smoothed).toBeGreaterThan(report.macro_f1_exponential);
    expect(report.flickers_per_minute).toBeLessThan(report.flickers_per_minute_raw / 4);
    expect(report).toMatchObject({ hop_s: 1, recognised: 1, false_events_per_rest_hour: null });
  });
});
