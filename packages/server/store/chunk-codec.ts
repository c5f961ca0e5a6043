import { AXES, FIRST_MAGNETIC_AXIS, type Recording } from '@progo/motion/signal';
import { ByteReader, ByteWriter } from './bytes.ts';
import type { Run } from './readings.ts';

/**
 * How consecutive readings are kept in one blob:
 *
 *     version · flags · first time · time steps · temperature · exercise types · columns
 *
 * Times are whole microseconds, delta-of-delta coded: an even 50 Hz costs one byte a reading. Columns are
 * plain little-endian Float32, six or nine; readings without magnetometer inside a chunk that has one
 * hold NaN. Texts and temperatures are run-length coded.
 */
const VERSION = 1;
const HAS_MAGNETOMETER = 1;
const HAS_TEMPERATURE = 2;
const HAS_EXERCISE = 4;

export interface ChunkContent extends Recording {
  readonly temperature: Float32Array | null;
  readonly exerciseTypes: readonly Run[] | null;
}

/** @param startTime time the chunk's row carries (ms, whole microseconds); it need not be the first reading's */
export function encodeChunk(content: ChunkContent, startTime: number): Uint8Array {
  const { times, axes, temperature, exerciseTypes } = content;
  const magnetometer = magnetometerCount(content) > 0;
  const columns = magnetometer ? AXES.length : FIRST_MAGNETIC_AXIS;
  const out = new ByteWriter(16 + times.length * (columns * 4 + 2));
  out.byte(VERSION);
  out.byte(
    (magnetometer ? HAS_MAGNETOMETER : 0) |
      (temperature ? HAS_TEMPERATURE : 0) |
      (exerciseTypes ? HAS_EXERCISE : 0),
  );
  writeTimes(out, times, startTime);
  if (temperature) writeTemperature(out, temperature);
  if (exerciseTypes) writeRuns(out, exerciseTypes);
  for (let axis = 0; axis < columns; axis++) out.float32s(axes[axis]);
  return out.bytes();
}

/** Readings decoded into columns that others may share, from position `at` on. */
export interface ChunkTarget {
  readonly times: Float64Array;
  readonly axes: readonly Float32Array[];
}

/** Decodes times and axes into `target[at …]` and answers the rest. */
export function decodeChunk(
  data: Uint8Array,
  startTime: number,
  count: number,
  target: ChunkTarget,
  at: number,
): Pick<ChunkContent, 'temperature' | 'exerciseTypes'> {
  const input = new ByteReader(data);
  const flags = readHeader(input);
  readTimes(input, startTime, target.times, at, count);
  const temperature = flags & HAS_TEMPERATURE ? readTemperature(input, count) : null;
  const exerciseTypes = flags & HAS_EXERCISE ? readRuns(input) : null;
  const columns = flags & HAS_MAGNETOMETER ? AXES.length : FIRST_MAGNETIC_AXIS;
  for (let axis = 0; axis < columns; axis++) input.float32s(target.axes[axis], at, count);
  for (let axis = columns; axis < AXES.length; axis++) target.axes[axis].fill(NaN, at, at + count);
  return { temperature, exerciseTypes };
}

/** A whole chunk in columns of its own. */
export function openChunk(data: Uint8Array, startTime: number, count: number): ChunkContent {
  const target = { times: new Float64Array(count), axes: AXES.map(() => new Float32Array(count)) };
  return { ...target, ...decodeChunk(data, startTime, count, target, 0) };
}

/** Readings with a magnetometer. */
export function magnetometerCount({ axes }: Recording): number {
  const x = axes[FIRST_MAGNETIC_AXIS];
  let count = 0;
  for (const value of x) if (value === value) count++;
  return count;
}

function readHeader(input: ByteReader): number {
  const version = input.byte();
  if (version !== VERSION) throw new Error(`a chunk of version ${version} was written by a newer Progo`);
  return input.byte();
}

function writeTimes(out: ByteWriter, times: Float64Array, startTime: number): void {
  let previous = Math.round(startTime * 1000);
  let step = 0;
  for (const time of times) {
    const micros = Math.round(time * 1000);
    out.signed(micros - previous - step);
    step = micros - previous;
    previous = micros;
  }
}

function readTimes(
  input: ByteReader,
  startTime: number,
  times: Float64Array,
  at: number,
  count: number,
): void {
  let previous = Math.round(startTime * 1000);
  let step = 0;
  for (let i = at; i < at + count; i++) {
    step += input.signed();
    previous += step;
    times[i] = previous / 1000;
  }
}

function writeTemperature(out: ByteWriter, temperature: Float32Array): void {
  let start = 0;
  for (let i = 1; i <= temperature.length; i++) {
    if (i < temperature.length && Object.is(temperature[i], temperature[start])) continue;
    out.unsigned(i - start);
    out.float32(temperature[start]);
    start = i;
  }
}

function readTemperature(input: ByteReader, count: number): Float32Array {
  const temperature = new Float32Array(count);
  for (let at = 0; at < count;) {
    const run = input.unsigned();
    temperature.fill(input.float32(), at, at + run);
    at += run;
  }
  return temperature;
}

function writeRuns(out: ByteWriter, runs: readonly Run[]): void {
  out.unsigned(runs.length);
  for (const { value, count } of runs) {
    out.unsigned(count);
    out.text(value);
  }
}

function readRuns(input: ByteReader): Run[] {
  return Array.from({ length: input.unsigned() }, () => {
    const count = input.unsigned();
    return { value: input.text(), count };
  });
}
