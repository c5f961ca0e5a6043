import * as fc from 'fast-check';
import { AXES, FIRST_MAGNETIC_AXIS } from '@progo/motion/signal';
import { describe, expect, it } from 'vitest';
import { encodeChunk, magnetometerCount, openChunk, type ChunkContent } from './chunk-codec.ts';

const float = fc.float({ noNaN: true });
/** ms from 1970 to 2040, whole microseconds, in any order. */
const time = fc.integer({ min: 0, max: 2 ** 51 }).map((micros) => micros / 1000);

const content: fc.Arbitrary<ChunkContent> = fc
  .array(
    fc.record({
      time,
      axes: fc.array(float, { minLength: AXES.length, maxLength: AXES.length }),
      magnetic: fc.boolean(),
      warmth: fc.oneof(fc.constant(NaN), fc.constant(21.5), float),
      exercise: fc.constantFrom(null, 'squat', 'Kniebeuge, schräg', ''),
    }),
    { minLength: 1, maxLength: 60 },
  )
  .map((readings) => ({
    times: Float64Array.from(readings, (reading) => reading.time),
    axes: AXES.map((_, axis) =>
      Float32Array.from(readings, ({ axes, magnetic }) =>
        axis < FIRST_MAGNETIC_AXIS || magnetic ? axes[axis] : NaN,
      ),
    ),
    temperature: readings.some(({ warmth }) => !Number.isNaN(warmth))
      ? Float32Array.from(readings, ({ warmth }) => warmth)
      : null,
    exerciseTypes: readings.map(({ exercise }) => ({ value: exercise, count: 1 })),
  }));

const evenly = (count: number, magnetometer: boolean): ChunkContent => ({
  times: Float64Array.from({ length: count }, (_, i) => 1_767_225_600_000 + i * 20),
  axes: AXES.map((_, axis) =>
    new Float32Array(count).fill(axis < FIRST_MAGNETIC_AXIS || magnetometer ? axis : NaN),
  ),
  temperature: null,
  exerciseTypes: null,
});

describe('a chunk', () => {
  it('gives back exactly what went in', () => {
    fc.assert(
      fc.property(content, (chunk) => {
        const start = Math.min(...chunk.times);
        const opened = openChunk(encodeChunk(chunk, start), start, chunk.times.length);
        expect(opened).toEqual(chunk);
        expect(magnetometerCount(opened)).toBe(magnetometerCount(chunk));
      }),
    );
  });

  it('costs 37 bytes a reading with nine axes at an even rate, 25 with six', () => {
    const start = 1_767_225_600_000;
    expect(encodeChunk(evenly(1000, true), start).length / 1000).toBeLessThan(37.01);
    expect(encodeChunk(evenly(1000, false), start).length / 1000).toBeLessThan(25.01);
  });

  it('of a later version is refused', () => {
    const data = encodeChunk(evenly(1, true), 0);
    data[0] = 2;
    expect(() => openChunk(data, 0, 1)).toThrow('a chunk of version 2 was written by a newer Progo');
  });
});
