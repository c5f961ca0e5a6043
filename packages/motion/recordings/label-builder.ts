import { NUMBER, TEXT, type FileRow } from './columns.ts';
import { InvalidRow } from './invalid-row.ts';
import type { LabelInterval } from './recorded-session.ts';

interface GrowingLabel {
  readonly id: string;
  /** The last reading that carries it. */
  lastReading: number;
  interval: { -readonly [K in keyof LabelInterval]: LabelInterval[K] };
}

/** Collects the labels of one session: neighbouring readings with the same label and label_id carry one. */
export class LabelBuilder {
  readonly labels: LabelInterval[] = [];
  /** Those that may go on. */
  #open: GrowingLabel[] = [];
  #reading = -1;

  /** Takes the label, if any, of the next reading. */
  add(row: FileRow, time: number): void {
    this.#reading++;
    if (row.texts[TEXT.label] !== '') this.#extend(row, time);
  }

  /** Gives the last reading another label. False when the row names none, or one the reading carries already. */
  addToLast(row: FileRow, time: number): boolean {
    if (row.texts[TEXT.label] === '' || this.#find(row)?.lastReading === this.#reading) return false;
    this.#extend(row, time);
    return true;
  }

  #extend(row: FileRow, time: number): void {
    let label = this.#find(row);
    if (label === undefined) {
      label = { id: row.texts[TEXT.labelId], lastReading: 0, interval: startOf(row, time) };
      this.#open = this.#open.filter(({ lastReading }) => lastReading >= this.#reading - 1);
      this.#open.push(label);
      this.labels.push(label.interval);
    }
    label.lastReading = this.#reading;
    label.interval.endTime = time;
  }

  #find({ texts }: FileRow): GrowingLabel | undefined {
    for (const label of this.#open) {
      const same = label.interval.label === texts[TEXT.label] && label.id === texts[TEXT.labelId];
      if (same && label.lastReading >= this.#reading - 1) return label;
    }
    return undefined;
  }
}

function startOf({ numbers, texts }: FileRow, time: number): LabelInterval {
  const repetitions = numbers[NUMBER.repetitions];
  const qualityScore = numbers[NUMBER.qualityScore];
  if (repetitions < 0 || (repetitions % 1 !== 0 && !Number.isNaN(repetitions))) {
    throw new InvalidRow(`repetitions must be a whole number from 0, got ${repetitions}`);
  }
  if (qualityScore < 1 || qualityScore > 10) {
    throw new InvalidRow(`quality_score must be from 1 to 10, got ${qualityScore}`);
  }
  return {
    label: texts[TEXT.label],
    startTime: time,
    endTime: time,
    repetitions: Number.isNaN(repetitions) ? null : repetitions,
    qualityScore: Number.isNaN(qualityScore) ? null : qualityScore,
    labeledBy: texts[TEXT.labeledBy] === '' ? null : texts[TEXT.labeledBy],
  };
}
