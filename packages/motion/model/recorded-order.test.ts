import { describe, expect, test } from 'vitest';
import type { LabelledSession } from './labelled-windows.ts';
import { boutSequences, boutsOf, recordedOrder } from './recorded-order.ts';

const CLASSES = ['row', 'squat'];
const MINUTE = 60_000;

/** A session of one label that fills it, times in minutes. */
function session(name: string, from: number, to: number, { subject = 'ana', label = 'squat' } = {}) {
  const [startTime, endTime] = [from * MINUTE, to * MINUTE];
  const recording = { times: Float64Array.of(startTime, endTime), axes: [] };
  return {
    subject,
    session: name,
    recording,
    labels: [{ label, startTime, endTime }],
  } satisfies LabelledSession;
}

const names = (sessions: readonly LabelledSession[]) =>
  recordedOrder(sessions).map((order) => order.sessions.map((one) => one.session));

describe('the order of recording', () => {
  test('is by time, person by person', () => {
    const late = session('late', 5, 6);
    const early = session('early', 0, 1);
    const other = session('other', 2, 3, { subject: 'ben' });
    expect(names([late, other, early])).toEqual([['early', 'late'], ['other']]);
  });

  test('is as given where sessions overlap, as in a file that counts each from 0', () => {
    const sessions = [session('b', 0.001, 2), session('a', 0, 1)];
    expect(names(sessions)).toEqual([['b', 'a']]);
    expect(recordedOrder(sessions)[0].known).toBe(false);
  });

  test('has no place for a session without readings', () => {
    const empty = { ...session('empty', 0, 1), recording: { times: new Float64Array(), axes: [] } };
    expect(names([empty, session('full', 0, 1)])).toEqual([['full']]);
  });
});

describe('what a person did', () => {
  const sequences = (...sessions: LabelledSession[]) =>
    boutSequences(recordedOrder(sessions)[0], CLASSES).map((bouts) =>
      bouts.map((bout) => CLASSES[bout.class]),
    );

  test('goes on from one session to the next within an hour', () => {
    const row = session('second', 3, 4, { label: 'row' });
    const tomorrow = session('third', 24 * 60, 24 * 60 + 1);
    expect(sequences(session('first', 0, 1), row, tomorrow)).toEqual([['squat', 'row'], ['squat']]);
  });

  test('is not known to go on where the order is not known', () => {
    expect(sequences(session('first', 0, 1), session('second', 0, 1, { label: 'row' }))).toEqual([
      ['squat'],
      ['row'],
    ]);
  });
});

test('labels of one class within a second of each other are one bout; others are left out', () => {
  const label = (name: string, startTime: number, endTime: number) => ({ label: name, startTime, endTime });
  const labels = [
    label('row', 9000, 9500),
    label('squat', 0, 3000),
    label('squat', 3900, 6000),
    label('plank', 7000, 8000),
  ];
  expect(boutsOf({ ...session('s', 0, 1), labels }, CLASSES)).toEqual([
    { class: 1, startTime: 0, endTime: 6000 },
    { class: 0, startTime: 9000, endTime: 9500 },
  ]);
});
