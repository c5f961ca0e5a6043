import { AXES } from '../signal/index.ts';

/**
 * The columns of a recording in a file, CSV or Parquet, in the order they are written. When read, their
 * order is free, unknown ones are ignored and those not in REQUIRED_COLUMNS may lack.
 *
 * A row is a reading. `t_ms` is Unix milliseconds or counts from the start of the session, kept to the
 * µs; it never descends within a session (the rows of one subject, session and device, which need not be
 * neighbours). Units of the axes as in AXES. An empty cell is absent.
 *
 * Neighbouring readings with the same label and label_id carry one label. Where labels overlap, a reading
 * has one row for each of its labels. The `session_…` columns are given in a session's first row.
 */
export const COLUMNS = [
  'subject',
  'session',
  'label',
  't_ms',
  ...AXES,
  'device_id',
  'temperature',
  'exercise_type',
  'label_id',
  'repetitions',
  'quality_score',
  'labeled_by',
  'session_start_ms',
  'session_end_ms',
  'session_exercise_type',
  'session_notes',
] as const;
export type Column = (typeof COLUMNS)[number];

export const REQUIRED_COLUMNS = ['t_ms', 'ax', 'ay', 'az', 'gx', 'gy', 'gz'] as const satisfies Column[];

/** The columns of numbers, in the order of {@link FileRow}'s `numbers`. */
export const NUMBER_COLUMNS = [
  't_ms',
  ...AXES,
  'temperature',
  'repetitions',
  'quality_score',
  'session_start_ms',
  'session_end_ms',
] as const satisfies Column[];

/** The columns of text, in the order of {@link FileRow}'s `texts`. */
const TEXT_COLUMNS = [
  'subject',
  'session',
  'device_id',
  'label',
  'label_id',
  'labeled_by',
  'exercise_type',
  'session_exercise_type',
  'session_notes',
] as const satisfies Column[];

/** Where a number stands in {@link FileRow}'s `numbers`. */
export const NUMBER = {
  time: 0,
  axes: 1,
  temperature: 1 + AXES.length,
  repetitions: 2 + AXES.length,
  qualityScore: 3 + AXES.length,
  sessionStart: 4 + AXES.length,
  sessionEnd: 5 + AXES.length,
} as const;

/** Where a text stands in {@link FileRow}'s `texts`. */
export const TEXT = {
  subject: 0,
  session: 1,
  deviceId: 2,
  label: 3,
  labelId: 4,
  labeledBy: 5,
  exerciseType: 6,
  sessionExerciseType: 7,
  sessionNotes: 8,
} as const;

/** One row of a file by column. An absent number is NaN, an absent text ''. */
export interface FileRow {
  readonly numbers: Float64Array;
  readonly texts: string[];
}

export function emptyRow(): FileRow {
  return {
    numbers: new Float64Array(NUMBER_COLUMNS.length).fill(NaN),
    texts: TEXT_COLUMNS.map(() => ''),
  };
}

const numberNames: readonly string[] = NUMBER_COLUMNS;
const textNames: readonly string[] = TEXT_COLUMNS;

/** Where the column of this name stands among {@link NUMBER_COLUMNS}; -1 when it is none of them. */
export function numberAt(name: string): number {
  return numberNames.indexOf(name);
}

/** Where the column of this name stands among {@link TEXT_COLUMNS}; -1 when it is none of them. */
export function textAt(name: string): number {
  return textNames.indexOf(name);
}
