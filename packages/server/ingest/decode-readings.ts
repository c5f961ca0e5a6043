import { AXES } from '@progo/motion/signal';
import { invalidField } from '../problem.ts';
import type { ReadingBatch, Run } from '../store/store.ts';
import { clockError, wholeMicroseconds, type ArrivalClock } from './clock.ts';
import type { Reading } from './reading.ts';

/** Readings of one device, with the place each has in the request. */
interface Share {
  readonly deviceId: string;
  readonly readings: Reading[];
  readonly places: number[];
}

/**
 * Turns the readings of one request into one batch a device.
 *
 * @param at how a message names a reading by its place, e.g. `body[3]`
 * @throws {Problem} for times that do not ascend, clocks that were never set, or a device of which only
 *   some readings carry a time
 */
export function decodeReadings(
  readings: readonly Reading[],
  sessionId: number | null,
  sequence: ReadingBatch['sequence'],
  clock: ArrivalClock,
  now: number,
  at: (place: number) => string,
): ReadingBatch[] {
  return sharesOf(readings).map((share) => decodeShare(share, sessionId, sequence, clock, now, at));
}

function sharesOf(readings: readonly Reading[]): Share[] {
  const shares = new Map<string, Share>();
  let share: Share | undefined;
  for (let place = 0; place < readings.length; place++) {
    const reading = readings[place];
    if (share?.deviceId !== reading.device_id) {
      share = shares.get(reading.device_id);
      if (share === undefined) {
        share = { deviceId: reading.device_id, readings: [], places: [] };
        shares.set(reading.device_id, share);
      }
    }
    share.readings.push(reading);
    share.places.push(place);
  }
  return [...shares.values()];
}

function decodeShare(
  { deviceId, readings, places }: Share,
  sessionId: number | null,
  sequence: ReadingBatch['sequence'],
  clock: ArrivalClock,
  now: number,
  at: (place: number) => string,
): ReadingBatch {
  const count = readings.length;
  const times = readTimes(deviceId, readings, clock, now, (i) => `${at(places[i])}.timestamp`);
  const columns = new Float32Array(AXES.length * count);
  const temperature = new Float32Array(count);
  let hasTemperature = false;
  const runs: { value: string | null; count: number }[] = [];
  for (let i = 0; i < count; i++) {
    const {
      accelerometer,
      gyroscope,
      magnetometer,
      magnetometer_available,
      temperature: degrees,
      exercise_type,
    } = readings[i];
    columns[i] = accelerometer.x;
    columns[count + i] = accelerometer.y;
    columns[2 * count + i] = accelerometer.z;
    columns[3 * count + i] = gyroscope.x;
    columns[4 * count + i] = gyroscope.y;
    columns[5 * count + i] = gyroscope.z;
    const magnetic = magnetometer_available === true && magnetometer ? magnetometer : null;
    columns[6 * count + i] = magnetic ? magnetic.x : NaN;
    columns[7 * count + i] = magnetic ? magnetic.y : NaN;
    columns[8 * count + i] = magnetic ? magnetic.z : NaN;
    temperature[i] = degrees ?? NaN;
    if (typeof degrees === 'number') hasTemperature = true;
    const value = exercise_type ? exercise_type : null;
    const run = runs.at(-1);
    if (run?.value === value) run.count++;
    else runs.push({ value, count: 1 });
  }
  return {
    deviceId,
    sessionId,
    sequence,
    times,
    axes: AXES.map((_, axis) => columns.subarray(axis * count, (axis + 1) * count)),
    temperature: hasTemperature ? temperature : null,
    exerciseTypes: saidSomething(runs) ? runs : null,
  };
}

function saidSomething(runs: readonly Run[]): boolean {
  return runs.length > 1 || runs[0].value !== null;
}

function readTimes(
  deviceId: string,
  readings: readonly Reading[],
  clock: ArrivalClock,
  now: number,
  field: (i: number) => string,
): Float64Array {
  const untimed = readings.findIndex((reading) => typeof reading.timestamp !== 'number');
  if (untimed < 0) {
    const times = Float64Array.from(readings, (reading) => wholeMicroseconds(reading.timestamp ?? NaN));
    checkTimes(times, now, field);
    return times;
  }
  const timed = readings.findIndex((reading) => typeof reading.timestamp === 'number');
  if (timed >= 0) {
    throw invalidField(field(untimed), 'a timestamp on every reading of a device, or on none', undefined);
  }
  return clock.times(deviceId, readings.length, now);
}

/**
 * Refuses times no clock can mean.
 * @throws {Problem} naming the first one
 */
export function checkTimes(times: Float64Array, now: number, field: (i: number) => string): void {
  for (let i = 0; i < times.length; i++) {
    if (i > 0 && times[i] <= times[i - 1]) {
      throw invalidField(field(i), `a time after the reading before it (${times[i - 1]})`, times[i]);
    }
  }
  for (const i of [0, times.length - 1]) {
    const wrong = clockError(times[i], now);
    if (wrong !== null) throw invalidField(field(i), wrong, times[i]);
  }
}
