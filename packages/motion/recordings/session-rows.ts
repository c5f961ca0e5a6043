import { emptyRow, NUMBER, TEXT, type FileRow } from './columns.ts';
import type { LabelInterval, RecordedSession } from './recorded-session.ts';

/**
 * The rows of a session, from which `SessionsFromRows` builds it again, to the bit. What is not in its
 * readings is not in its rows: a label begins and ends with the readings it spans, and a label or session
 * without readings is left out. Sessions of one subject and device need names of their own.
 *
 * The row is one object, overwritten from row to row.
 */
export function* sessionRows(session: RecordedSession): Generator<FileRow> {
  const { recording, temperature } = session;
  const row = emptyRow();
  const { numbers, texts } = row;
  const labels = new LabelsInForce(session.labels);
  const exercises = (session.exerciseTypes ?? []).values();
  let run = exercises.next().value;
  let runEnd = run?.count ?? Infinity;

  texts[TEXT.subject] = session.subject;
  texts[TEXT.session] = session.name;
  texts[TEXT.deviceId] = session.deviceId ?? '';
  setSession(row, session);
  for (let i = 0; i < recording.times.length; i++) {
    while (i >= runEnd) {
      run = exercises.next().value;
      runEnd += run?.count ?? Infinity;
    }
    numbers[NUMBER.time] = recording.times[i];
    recording.axes.forEach((axis, a) => (numbers[NUMBER.axes + a] = axis[i]));
    numbers[NUMBER.temperature] = temperature?.[i] ?? NaN;
    texts[TEXT.exerciseType] = run?.value ?? '';
    const inForce = labels.at(recording.times[i]);
    for (const label of inForce.length > 0 ? inForce : UNLABELLED) {
      setLabel(row, label);
      yield row;
      setSession(row, {});
    }
  }
}

function setSession(
  { numbers, texts }: FileRow,
  session: Pick<RecordedSession, 'startTime' | 'endTime' | 'exerciseType' | 'notes'>,
): void {
  numbers[NUMBER.sessionStart] = session.startTime ?? NaN;
  numbers[NUMBER.sessionEnd] = session.endTime ?? NaN;
  texts[TEXT.sessionExerciseType] = session.exerciseType ?? '';
  texts[TEXT.sessionNotes] = session.notes ?? '';
}

function setLabel({ numbers, texts }: FileRow, numbered: NumberedLabel | null): void {
  numbers[NUMBER.repetitions] = numbered?.label.repetitions ?? NaN;
  numbers[NUMBER.qualityScore] = numbered?.label.qualityScore ?? NaN;
  texts[TEXT.label] = numbered?.label.label ?? '';
  texts[TEXT.labelId] = numbered?.id ?? '';
  texts[TEXT.labeledBy] = numbered?.label.labeledBy ?? '';
}

const UNLABELLED = [null];

/** A label with its number in the session, which tells neighbours of one name apart. */
interface NumberedLabel {
  readonly id: string;
  readonly label: LabelInterval;
}

/** Walks along a session and knows the labels around each time, the earliest first. */
class LabelsInForce {
  readonly #labels: readonly NumberedLabel[];
  #next = 0;
  #inForce: NumberedLabel[] = [];
  #firstEnd = Infinity;

  constructor(labels: readonly LabelInterval[]) {
    this.#labels = [...labels]
      .sort((a, b) => a.startTime - b.startTime)
      .map((label, i) => ({ id: String(i + 1), label }));
  }

  /** `time` never descends from call to call. */
  at(time: number): readonly NumberedLabel[] {
    let changed = time > this.#firstEnd;
    for (; this.#labels[this.#next]?.label.startTime <= time; this.#next++) {
      this.#inForce.push(this.#labels[this.#next]);
      changed = true;
    }
    if (changed) {
      this.#inForce = this.#inForce.filter(({ label }) => time <= label.endTime);
      this.#firstEnd = Math.min(...this.#inForce.map(({ label }) => label.endTime));
    }
    return this.#inForce;
  }
}
