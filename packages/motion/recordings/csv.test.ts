import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AXES, FIRST_MAGNETIC_AXIS } from '../signal/index.ts';
import { CSV_HEADER, csvLines, CsvReader, type LabelInterval, type RecordedSession } from './index.ts';

const awkward = fc.constantFrom('"', ',', '\n', '\r', ' ', 'ü', '😀', '\uFEFF');
const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 8 }),
  fc.string({ unit: awkward, maxLength: 6 }),
);
const textOrNull = fc.option(text.filter((one) => one !== ''));
const float32 = fc.float({ noNaN: true, noDefaultInfinity: true });
const microseconds = fc.integer({ min: 0, max: 2e15 }).map((us) => us / 1000);

const reading = fc.record({
  pauseUs: fc.oneof(fc.constant(0), fc.nat(700_000)),
  motion: fc.tuple(...AXES.slice(0, FIRST_MAGNETIC_AXIS).map(() => float32)),
  magnetic: fc.option(fc.tuple(float32, float32, float32)),
  temperature: fc.option(float32),
  exerciseType: fc.option(fc.constantFrom('squat', 'row', 'a "set", of\nrows')),
});

const label = fc.record({
  first: fc.nat(),
  last: fc.nat(),
  label: text.filter((one) => one !== ''),
  repetitions: fc.option(fc.nat(50)),
  qualityScore: fc.option(fc.integer({ min: 1, max: 10 })),
  labeledBy: textOrNull,
});

const session: fc.Arbitrary<RecordedSession> = fc
  .record({
    startUs: fc.integer({ min: 0, max: 2e15 }),
    readings: fc.array(reading, { minLength: 1, maxLength: 30 }),
    labels: fc.array(label, { maxLength: 5 }),
    about: fc.record({
      name: text,
      subject: text,
      deviceId: textOrNull,
      startTime: fc.option(microseconds),
      endTime: fc.option(microseconds),
      exerciseType: textOrNull,
      notes: textOrNull,
    }),
  })
  .map(({ startUs, readings, labels, about }) => {
    const times = readings.map(
      (
        (us) =>
        ({ pauseUs }) =>
          (us += pauseUs) / 1000
      )(startUs),
    );
    const values = readings.map(({ motion, magnetic }) => [...motion, ...(magnetic ?? [NaN, NaN, NaN])]);
    const warm = readings.some(({ temperature }) => temperature !== null);
    return {
      ...about,
      recording: {
        times: Float64Array.from(times),
        axes: AXES.map((_, axis) => Float32Array.from(values, (row) => row[axis])),
      },
      labels: labels
        .map(({ first, last, ...rest }): LabelInterval => {
          const [a, b] = [times[first % times.length], times[last % times.length]];
          return { ...rest, startTime: Math.min(a, b), endTime: Math.max(a, b) };
        })
        .sort((a, b) => a.startTime - b.startTime),
      temperature: warm ? Float32Array.from(readings, ({ temperature }) => temperature ?? NaN) : null,
      exerciseTypes: runsOf(readings.map(({ exerciseType }) => exerciseType)),
    };
  });

function runsOf(values: readonly (string | null)[]): RecordedSession['exerciseTypes'] {
  const runs: { value: string | null; count: number }[] = [];
  for (const value of values) {
    const last = runs.at(-1);
    if (last?.value === value) last.count++;
    else runs.push({ value, count: 1 });
  }
  return values.some((value) => value !== null) ? runs : null;
}

const sessions = fc.uniqueArray(session, {
  selector: ({ subject, name, deviceId }) => JSON.stringify([subject, name, deviceId]),
  minLength: 1,
  maxLength: 3,
});

const lineBreak = fc.constantFrom('\n', '\r\n');

function read(...pieces: readonly string[]): RecordedSession[] {
  const reader = new CsvReader();
  for (const piece of pieces) reader.push(piece);
  return [...reader.end()];
}

describe('sessions written as CSV', () => {
  test('read back to the bit, wherever the text is cut', () => {
    fc.assert(
      fc.property(sessions, lineBreak, fc.array(fc.nat(), { maxLength: 5 }), (written, end, cuts) => {
        const csv = [CSV_HEADER, ...written.flatMap((one) => [...csvLines(one)])].join(end);
        const at = cuts.map((cut) => cut % csv.length).sort((a, b) => a - b);
        const pieces = [0, ...at].map((from, i) => csv.slice(from, at[i]));
        expect(read(...pieces)).toStrictEqual(written);
      }),
      { numRuns: 500 },
    );
  });

  test('need not lie one behind the other', () => {
    fc.assert(
      fc.property(sessions, (written) => {
        const lines = written.map((one) => [...csvLines(one)]);
        const longest = Math.max(...lines.map(({ length }) => length));
        const mixed = Array.from({ length: longest }, (_, i) =>
          lines.flatMap((some) => some.slice(i, i + 1)),
        );
        expect(read([CSV_HEADER, ...mixed.flat()].join('\n'))).toStrictEqual(written);
      }),
    );
  });

  test('leave out what no reading shows: a label between readings, a session without any', () => {
    const axes = AXES.map(() => Float32Array.of(0, 0));
    const written: RecordedSession = {
      name: 'a',
      subject: '',
      deviceId: null,
      recording: { times: Float64Array.of(0, 100), axes },
      labels: [
        { label: 'unseen', startTime: 10, endTime: 90 },
        { label: 'squat', startTime: -50, endTime: 150 },
      ],
      temperature: null,
      exerciseTypes: null,
    };
    const [{ labels }] = read([CSV_HEADER, ...csvLines(written)].join('\n'));
    expect(labels).toMatchObject([{ label: 'squat', startTime: 0, endTime: 100 }]);
    const empty = { times: Float64Array.of(), axes: AXES.map(() => Float32Array.of()) };
    expect([...csvLines({ ...written, recording: empty })]).toEqual([]);
  });
});
