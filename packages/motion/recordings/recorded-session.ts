import type { Recording } from '../signal/index.ts';

/** A stretch of a session that carries a label: times in ms, both ends inclusive. */
export interface LabelInterval {
  readonly label: string;
  readonly startTime: number;
  readonly endTime: number;
  readonly repetitions?: number | null;
  /** 1–10 */
  readonly qualityScore?: number | null;
  readonly labeledBy?: string | null;
}

/** Run-length coded text: `count` consecutive readings share `value`. */
export interface TextRun {
  readonly value: string | null;
  readonly count: number;
}

/** One session of one person as a file holds it. */
export interface RecordedSession {
  readonly name: string;
  /** Empty when the file does not say who moved. */
  readonly subject: string;
  readonly deviceId: string | null;
  readonly recording: Recording;
  readonly labels: readonly LabelInterval[];
  /** °C, NaN where absent; null when there is none at all. */
  readonly temperature: Float32Array | null;
  /** What the device itself said; null when it said nothing. */
  readonly exerciseTypes: readonly TextRun[] | null;
  /** When the session itself began and ended (ms), which may lie outside its readings. */
  readonly startTime?: number | null;
  readonly endTime?: number | null;
  /** Exercise of the whole session. */
  readonly exerciseType?: string | null;
  readonly notes?: string | null;
}
