import { AXES, FIRST_MAGNETIC_AXIS } from '../signal/index.ts';
import { NUMBER, TEXT, type FileRow } from './columns.ts';
import { LabelBuilder } from './label-builder.ts';
import { InvalidRow } from './invalid-row.ts';
import type { RecordedSession, TextRun } from './recorded-session.ts';

/** What a JavaScript Date can hold. */
const LATEST_TIME = 8.64e15;
/** A file may hold very many very short sessions. */
const FIRST_ROWS = 64;

/** Collects the rows of one session into growing columns. */
export class SessionBuilder {
  readonly #session: Omit<RecordedSession, 'recording' | 'labels' | 'temperature' | 'exerciseTypes'>;
  #count = 0;
  #times = new Float64Array(FIRST_ROWS);
  #axes = AXES.map(() => new Float32Array(FIRST_ROWS));
  #temperature = new Float32Array(FIRST_ROWS);
  #hasTemperature = false;
  readonly #labels = new LabelBuilder();
  readonly #runs: { value: string | null; count: number }[] = [];

  /** `row` is the session's first. It is not added. */
  constructor({ numbers, texts }: FileRow) {
    this.#session = {
      subject: texts[TEXT.subject],
      name: texts[TEXT.session],
      deviceId: orNull(texts[TEXT.deviceId]),
      startTime: timeOrNull('session_start_ms', numbers[NUMBER.sessionStart]),
      endTime: timeOrNull('session_end_ms', numbers[NUMBER.sessionEnd]),
      exerciseType: orNull(texts[TEXT.sessionExerciseType]),
      notes: orNull(texts[TEXT.sessionNotes]),
    };
  }

  has({ texts }: FileRow): boolean {
    const { subject, name, deviceId } = this.#session;
    return (
      texts[TEXT.session] === name &&
      texts[TEXT.subject] === subject &&
      texts[TEXT.deviceId] === (deviceId ?? '')
    );
  }

  /** @throws {InvalidRow} */
  add(row: FileRow): void {
    const time = wholeMicroseconds('t_ms', row.numbers[NUMBER.time]);
    checkReading(row.numbers);
    if (this.#count > 0 && time <= this.#times[this.#count - 1]) {
      if (time < this.#times[this.#count - 1]) this.#refuseDescent(time);
      // Where labels overlap, a reading comes once for each.
      if (this.#isLastReading(row.numbers) && this.#labels.addToLast(row, time)) return;
    }
    this.#addReading(time, row);
    this.#labels.add(row, time);
  }

  build(): RecordedSession {
    const runs: readonly TextRun[] = this.#runs;
    return {
      ...this.#session,
      recording: {
        times: this.#times.slice(0, this.#count),
        axes: this.#axes.map((axis) => axis.slice(0, this.#count)),
      },
      labels: this.#labels.labels,
      temperature: this.#hasTemperature ? this.#temperature.slice(0, this.#count) : null,
      exerciseTypes: runs.some((run) => run.value !== null) ? runs : null,
    };
  }

  #addReading(time: number, { numbers, texts }: FileRow): void {
    if (this.#count === this.#times.length) this.#grow();
    const at = this.#count++;
    this.#times[at] = time;
    for (let axis = 0; axis < this.#axes.length; axis++) this.#axes[axis][at] = numbers[NUMBER.axes + axis];
    this.#temperature[at] = numbers[NUMBER.temperature];
    if (!Number.isNaN(this.#temperature[at])) this.#hasTemperature = true;
    const value = orNull(texts[TEXT.exerciseType]);
    const run = this.#runs.at(-1);
    if (run?.value === value) run.count++;
    else this.#runs.push({ value, count: 1 });
  }

  #isLastReading(numbers: Float64Array): boolean {
    const last = this.#count - 1;
    return this.#axes.every((axis, a) => Object.is(axis[last], Math.fround(numbers[NUMBER.axes + a])));
  }

  #refuseDescent(time: number): never {
    throw new InvalidRow(
      `t_ms must not descend within a session, got ${time} after ${this.#times[this.#count - 1]} in "${this.#session.name}"`,
    );
  }

  #grow(): void {
    const size = this.#times.length * 2;
    const times = new Float64Array(size);
    times.set(this.#times);
    this.#times = times;
    this.#axes = this.#axes.map((axis) => grown(axis, size));
    this.#temperature = grown(this.#temperature, size);
  }
}

/** Every axis a Float32, the magnetic three all given or all absent. */
function checkReading(numbers: Float64Array): void {
  for (let axis = 0; axis < AXES.length; axis++) {
    const value = numbers[NUMBER.axes + axis];
    const absent = axis >= FIRST_MAGNETIC_AXIS && Number.isNaN(value);
    if (!absent) checkFloat32(AXES[axis], value);
  }
  const first = NUMBER.axes + FIRST_MAGNETIC_AXIS;
  const absent = Number.isNaN(numbers[first]);
  if (absent !== Number.isNaN(numbers[first + 1]) || absent !== Number.isNaN(numbers[first + 2])) {
    throw new InvalidRow('mx, my and mz must be all given or all empty');
  }
  const degrees = numbers[NUMBER.temperature];
  if (!Number.isNaN(degrees)) checkFloat32('temperature', degrees);
}

function checkFloat32(column: string, value: number): void {
  if (Number.isFinite(Math.fround(value))) return;
  const got = Number.isNaN(value) ? 'none' : String(value);
  throw new InvalidRow(`${column} must be a finite number, got ${got}`);
}

function wholeMicroseconds(column: string, time: number): number {
  if (Math.abs(time) <= LATEST_TIME) return Math.round(time * 1000) / 1000;
  const got = Number.isNaN(time) ? 'none' : String(time);
  throw new InvalidRow(`${column} must be a time in milliseconds, got ${got}`);
}

function timeOrNull(column: string, time: number): number | null {
  return Number.isNaN(time) ? null : wholeMicroseconds(column, time);
}

function orNull(text: string): string | null {
  return text === '' ? null : text;
}

function grown(column: Float32Array<ArrayBuffer>, size: number): Float32Array<ArrayBuffer> {
  const larger = new Float32Array(size);
  larger.set(column);
  return larger;
}
