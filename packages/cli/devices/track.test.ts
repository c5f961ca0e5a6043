import fc from 'fast-check';
import type { RecordedSession } from '@progo/motion/recordings';
import { describe, expect, it } from 'vitest';
import { batchesOf, tracksOf } from './track.ts';

function recordedSession(change: Partial<RecordedSession> & { times?: number[] } = {}): RecordedSession {
  const times = Float64Array.from(change.times ?? [0, 20, 40]);
  return {
    name: 'morning',
    subject: 'anna',
    deviceId: null,
    recording: { times, axes: Array.from({ length: 9 }, () => Float32Array.from(times)) },
    labels: [],
    temperature: null,
    exerciseTypes: null,
    ...change,
  };
}

describe('tracks of a file', () => {
  it('are one a device, or one a person where no device is named', () => {
    const sessions = [
      recordedSession({ deviceId: 'AA' }),
      recordedSession({ subject: 'ben' }),
      recordedSession({ deviceId: 'AA', subject: 'ben' }),
      recordedSession({ subject: '' }),
      recordedSession({ subject: 'ben', name: 'evening' }),
    ];
    expect(tracksOf(sessions)).toEqual([
      { deviceId: 'AA', sessions: [sessions[0], sessions[2]] },
      { deviceId: 'replay-ben', sessions: [sessions[1], sessions[4]] },
      { deviceId: 'replay-unnamed', sessions: [sessions[3]] },
    ]);
  });
});

describe('batches of a session', () => {
  it('hold every reading once, in order, and are never longer than asked for', () => {
    const steps = fc.array(fc.double({ min: 0, max: 700, noNaN: true }), { minLength: 1 });
    const cases = fc.tuple(steps, fc.integer({ min: 20, max: 2000 }));
    fc.assert(
      fc.property(cases, ([gaps, batchMs]) => {
        let time = 0;
        const times = gaps.map((gap) => (time += gap));
        const batches = [...batchesOf(recordedSession({ times }), batchMs)];
        expect(batches.flatMap((batch) => [...batch.times])).toEqual(times);
        for (const batch of batches) {
          expect(batch.times[batch.times.length - 1] - batch.times[0]).toBeLessThan(batchMs);
          expect(batch.axes[8]).toEqual(Float32Array.from(batch.times));
        }
      }),
    );
  });

  it('end where the device says that the exercise changes', () => {
    const session = recordedSession({
      times: [0, 20, 40, 60, 80],
      temperature: Float32Array.of(30, 31, 32, 33, 34),
      exerciseTypes: [
        { value: 'squat', count: 3 },
        { value: null, count: 2 },
      ],
    });
    const batches = [...batchesOf(session, Infinity)];
    expect(batches.map(({ times, exerciseType }) => [[...times], exerciseType])).toEqual([
      [[0, 20, 40], 'squat'],
      [[60, 80], null],
    ]);
    expect(batches[1].temperature).toEqual(Float32Array.of(33, 34));
  });
});
