import type { LabelledSession } from './labelled-windows.ts';
import type { Bout } from './sequence-model.ts';

/** Sessions of one person in the order in which they were recorded. */
export interface RecordedOrder {
  readonly sessions: readonly LabelledSession[];
  /** False where sessions overlap, as in files that count every session from 0: then the order is as given. */
  readonly known: boolean;
}

/** Longer between two sessions, and what comes next has nothing to do with what came before, ms. */
const SAME_TRAINING_MS = 60 * 60_000;
/** Labels of one class so close to each other are one bout, ms. */
const SAME_BOUT_MS = 1000;

/** Each person's sessions in order. */
export function recordedOrder(sessions: readonly LabelledSession[]): RecordedOrder[] {
  const withReadings = sessions.filter(({ recording }) => recording.times.length > 0);
  const people = Map.groupBy(withReadings, ({ subject }) => subject);
  return [...people.values()].map((own) => {
    const byTime = own.toSorted((a, b) => startOf(a) - startOf(b));
    const known = byTime.every((session, i) => i === 0 || endOf(byTime[i - 1]) <= startOf(session));
    return { sessions: known ? byTime : own, known };
  });
}

/**
 * What the person did, bout after bout: one sequence a training. Where the order is not known, sessions do
 * not follow each other.
 */
export function boutSequences({ sessions, known }: RecordedOrder, classes: readonly string[]): Bout[][] {
  const sequences: Bout[][] = [];
  sessions.forEach((session, i) => {
    const bouts = boutsOf(session, classes);
    const follows = known && i > 0 && startOf(session) - endOf(sessions[i - 1]) <= SAME_TRAINING_MS;
    const last = sequences.at(-1);
    if (follows && last !== undefined) last.push(...bouts);
    else sequences.push(bouts);
  });
  return sequences;
}

/** The labels of a session as bouts, in order of time. */
export function boutsOf({ labels }: LabelledSession, classes: readonly string[]): Bout[] {
  const bouts: Bout[] = [];
  for (const { label, startTime, endTime } of labels.toSorted((a, b) => a.startTime - b.startTime)) {
    const index = classes.indexOf(label);
    const last = bouts.at(-1);
    if (index < 0) continue;
    if (last?.class === index && startTime - last.endTime <= SAME_BOUT_MS) {
      bouts[bouts.length - 1] = { ...last, endTime: Math.max(endTime, last.endTime) };
    } else bouts.push({ class: index, startTime, endTime });
  }
  return bouts;
}

function startOf({ recording }: LabelledSession): number {
  return recording.times[0];
}

function endOf({ recording }: LabelledSession): number {
  return recording.times[recording.times.length - 1];
}
