import { AXES, FIRST_MAGNETIC_AXIS } from '@progo/motion/signal';
import type { Accepted, ReadingBatch, ReadingFilter, Run, Store } from '../store.ts';

/** 2026-01-01, ms. */
export const NEW_YEAR = Date.UTC(2026, 0, 1);

export interface BatchOptions {
  readonly deviceId?: string;
  readonly sessionId?: number | null;
  readonly sequence?: ReadingBatch['sequence'];
  /** ms */
  readonly start?: number;
  readonly stepMs?: number;
  readonly count?: number;
  readonly times?: readonly number[];
  /** Other values for another number. */
  readonly seed?: number;
  readonly magnetometer?: boolean;
  readonly temperature?: readonly number[];
  readonly exerciseTypes?: readonly Run[];
}

/** A batch with values that tell device, axis and position apart and need every bit of a Float32. */
export function batchOf({
  deviceId = 'left-wrist',
  sessionId = null,
  sequence = null,
  start = NEW_YEAR,
  stepMs = 20,
  count = 3,
  times = Array.from({ length: count }, (_, i) => start + i * stepMs),
  seed = 0,
  magnetometer = true,
  temperature,
  exerciseTypes,
}: BatchOptions = {}): ReadingBatch {
  const value = (axis: number, i: number) => Math.sin(1 + seed * 7919 + axis * 101 + i) * 2 ** (axis - 2);
  return {
    deviceId,
    sessionId,
    sequence,
    times: Float64Array.from(times),
    axes: AXES.map((_, axis) =>
      Float32Array.from(times, (_, i) =>
        axis >= FIRST_MAGNETIC_AXIS && !magnetometer ? NaN : value(axis, i),
      ),
    ),
    temperature: temperature ? Float32Array.from(temperature) : null,
    exerciseTypes: exerciseTypes ?? null,
  };
}

/** A stored reading as a plain row, easy to compare. */
export interface Row {
  readonly id: number;
  readonly time: number;
  readonly hasMagnetometer: boolean;
  /** Every bit of the axes and the temperature, and the exercise type: quick to compare by thousands. */
  readonly values: string;
}

/** What should be stored of an accepted batch. */
export function rowsOf(batch: ReadingBatch, { firstReadingId }: Accepted): Row[] {
  return rows(batch, (i) => firstReadingId + i);
}

/** What is stored, by time. */
export async function loadRows(store: Store, filter: ReadingFilter = {}): Promise<Row[]> {
  const loaded = await store.readings.load(filter);
  return rows(loaded, (i) => loaded.ids[i]);
}

/** A page of readings as rows. */
export async function pageRows(
  store: Store,
  filter: ReadingFilter,
  limit: number,
  offset: number,
): Promise<Row[]> {
  const page = await store.readings.page(filter, limit, offset);
  return page.map(({ chunk, at }) => rows(chunk, (i) => chunk.firstReadingId + i)[at]);
}

/** By time, ties by id. */
export function byTime(a: Row, b: Row): number {
  return a.time - b.time || a.id - b.id;
}

function rows(
  { times, axes, temperature, exerciseTypes }: Omit<ReadingBatch, 'deviceId' | 'sessionId' | 'sequence'>,
  id: (i: number) => number,
): Row[] {
  const names = (exerciseTypes ?? [{ value: null, count: times.length }]).flatMap(({ value, count }) =>
    new Array<string | null>(count).fill(value),
  );
  return Array.from(times, (time, i) => ({
    id: id(i),
    time,
    hasMagnetometer: !Number.isNaN(axes[FIRST_MAGNETIC_AXIS][i]),
    values: `${bitsOf([...axes.map((axis) => axis[i]), temperature?.[i] ?? NaN])} ${names[i] ?? 'unnamed'}`,
  }));
}

function bitsOf(values: readonly number[]): string {
  return Buffer.from(Float32Array.from(values).buffer).toString('hex');
}
