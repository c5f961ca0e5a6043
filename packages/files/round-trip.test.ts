import { describe, expect, test } from 'vitest';
import type { RecordedSession } from '@progo/motion/recordings';
import { readRecordings, writeCsv, writeCsvGzip, writeParquet } from './index.ts';

const START = 1_764_000_000_000;
const time = (reading: number) => START + reading * 20 + (reading % 7) / 8;

/** A session with everything a session can have. */
function fullSession(readings: number): RecordedSession {
  const axis = (magnetic: boolean, a: number) =>
    Float32Array.from({ length: readings }, (_, i) =>
      magnetic && i % 5 === 3 ? NaN : 9.81 * Math.sin(i * (a + 1)) - 0,
    );
  return {
    name: 'day 1, "heavy"\nset 2',
    subject: 'Zoë 🏋️',
    deviceId: 'AA:BB:CC:DD:EE:FF',
    recording: {
      times: Float64Array.from({ length: readings }, (_, i) => time(i)),
      axes: Array.from({ length: 9 }, (_, a) => axis(a >= 6, a)),
    },
    labels: [
      label('set', 0, readings - 2),
      { ...label('squat', 1, 3), repetitions: 12, qualityScore: 7, labeledBy: 'coach, "the"' },
      { ...label('squat', 4, readings - 1), repetitions: 0 },
    ],
    temperature: Float32Array.from({ length: readings }, (_, i) => (i % 3 === 0 ? NaN : 31.5)),
    exerciseTypes: [
      { value: null, count: 2 },
      { value: 'squat', count: readings - 2 },
    ],
    startTime: START - 1500.125,
    endTime: time(readings),
    exerciseType: 'squat',
    notes: 'left knee,\r\nas "before"',
  };
}

function label(name: string, first: number, last: number) {
  const optional = { repetitions: null, qualityScore: null, labeledBy: null };
  return { label: name, startTime: time(first), endTime: time(last), ...optional };
}

/** A session with as little as one can have. */
const BARE: RecordedSession = {
  name: '',
  subject: '',
  deviceId: null,
  recording: {
    times: Float64Array.of(0, 10),
    axes: Array.from({ length: 9 }, (_, a) =>
      a < 6 ? Float32Array.of(-0, 1e-30) : Float32Array.of(NaN, NaN),
    ),
  },
  labels: [],
  temperature: null,
  exerciseTypes: null,
  startTime: null,
  endTime: null,
  exerciseType: null,
  notes: null,
};

const formats = {
  CSV: async function* (sessions: AsyncIterable<RecordedSession>) {
    for await (const text of writeCsv(sessions)) yield new TextEncoder().encode(text);
  },
  'gzipped CSV': writeCsvGzip,
  Parquet: writeParquet,
};

async function* stream<T>(...items: readonly T[]): AsyncGenerator<T> {
  yield* items;
}

/** Cut into pieces of a size that splits letters and numbers. */
async function* rePieced(bytes: AsyncIterable<Uint8Array>, size: number): AsyncGenerator<Uint8Array> {
  for await (const piece of bytes) {
    for (let at = 0; at < piece.length; at += size) yield piece.subarray(at, at + size);
  }
}

describe.each(Object.entries(formats))('sessions written as %s', (_, write) => {
  test('read back to the bit, byte by byte', async () => {
    const written = [fullSession(20), BARE, { ...fullSession(9), name: 'day 2' }];
    expect(await readRecordings(rePieced(write(stream(...written)), 1))).toStrictEqual(written);
  });

  test('read back whole when they are long', async () => {
    const written = fullSession(30_000);
    const [read] = await readRecordings(rePieced(write(stream(written, BARE)), 1000));
    expect(Buffer.from(read.recording.times.buffer)).toEqual(Buffer.from(written.recording.times.buffer));
    read.recording.axes.forEach((axis, a) => {
      expect(Buffer.from(axis.buffer)).toEqual(Buffer.from(written.recording.axes[a].buffer));
    });
    expect(read.labels).toStrictEqual(written.labels);
    expect(read.exerciseTypes).toStrictEqual(written.exerciseTypes);
  });

  test('fail as a whole when a session cannot be had', async () => {
    async function* failing(): AsyncGenerator<RecordedSession> {
      yield fullSession(20);
      throw new Error('the disk is gone');
    }
    await expect(readRecordings(write(failing()))).rejects.toThrow('the disk is gone');
  });

  test('make a file without readings when there are none, which reading refuses', async () => {
    await expect(readRecordings(write(stream()))).rejects.toThrow('holds no readings');
  });
});
