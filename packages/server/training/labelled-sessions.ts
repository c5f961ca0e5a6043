import { setImmediate } from 'node:timers/promises';
import type { LabelledSession } from '@progo/motion/model';
import type { LabelInterval } from '@progo/motion/recordings';
import { eachSession } from '../store/each-session.ts';
import type { Label, LoadedReadings, Run, Session, Store } from '../store/store.ts';
import type { TrainingRequest } from './training-request.ts';

/**
 * Everything labelled that a request asks for, one session after the other so that other work gets its
 * turn. A session is labelled by its labels; without any, by the exercise its readings carry; without
 * those, by its own exercise type.
 */
export async function labelledSessions(
  store: Store,
  request: Pick<TrainingRequest, 'training_data_filter' | 'device_id'>,
  signal?: AbortSignal,
): Promise<LabelledSession[]> {
  const wanted = sessionFilter(request);
  const labels = Map.groupBy(await store.labels.list(), (label) => label.sessionId);
  const found: LabelledSession[] = [];
  for await (const session of eachSession(store, {})) {
    signal?.throwIfAborted();
    if (!wanted.session(session) || session.readingCount === 0) continue;
    const own = labels.get(session.id) ?? [];
    // An embedded database answers at once: only this lets requests have their turn.
    await setImmediate();
    const readings = await store.readings.load({ sessionId: session.id });
    const intervals = intervalsOf(session, own, readings).filter((interval) =>
      wanted.exercise(interval.label),
    );
    if (intervals.length > 0) {
      found.push({
        subject: session.subject ?? '',
        session: nameOf(session),
        recording: readings,
        labels: intervals,
      });
    }
  }
  if (wanted.outsideSessions) found.push(...(await labelledOutsideSessions(store, wanted, signal)));
  return found;
}

/** Devices with the exercise in their readings need no session to be learnt from. */
async function labelledOutsideSessions(
  store: Store,
  wanted: Wanted,
  signal?: AbortSignal,
): Promise<LabelledSession[]> {
  const found: LabelledSession[] = [];
  for (const { deviceId } of await store.devices.list()) {
    signal?.throwIfAborted();
    if (!wanted.device(deviceId)) continue;
    await setImmediate();
    const readings = await store.readings.load({ deviceId, sessionId: null, withExerciseType: true });
    const labels = runIntervals(readings.times, readings.exerciseTypes ?? []).filter(({ label }) =>
      wanted.exercise(label),
    );
    if (labels.length > 0)
      found.push({ subject: '', session: `device ${deviceId}`, recording: readings, labels });
  }
  return found;
}

/** What of a session carries which label. */
export function intervalsOf(
  session: Session,
  labels: readonly Label[],
  readings: LoadedReadings,
): LabelInterval[] {
  if (labels.length > 0) {
    return labels.map(({ exerciseType, startTime, endTime }) => ({
      label: exerciseType,
      startTime,
      endTime,
    }));
  }
  if (readings.exerciseTypes !== null) return runIntervals(readings.times, readings.exerciseTypes);
  const { times } = readings;
  if (session.exerciseType === null || times.length === 0) return [];
  return [{ label: session.exerciseType, startTime: times[0], endTime: times[times.length - 1] }];
}

function runIntervals(times: Float64Array, runs: readonly Run[]): LabelInterval[] {
  let at = 0;
  return runs.flatMap(({ value, count }) => {
    const interval = { startTime: times[at], endTime: times[at + count - 1] };
    at += count;
    return value === null ? [] : [{ label: value, ...interval }];
  });
}

/** Sessions may share a name; their ids tell them apart. */
function nameOf(session: Session): string {
  return session.name === null ? `session ${session.id}` : `${session.name} (${session.id})`;
}

interface Wanted {
  readonly session: (session: Session) => boolean;
  readonly device: (deviceId: string) => boolean;
  readonly exercise: (exercise: string) => boolean;
  readonly outsideSessions: boolean;
}

function sessionFilter({
  training_data_filter: filter,
  device_id,
}: Pick<TrainingRequest, 'training_data_filter' | 'device_id'>): Wanted {
  const { session_ids, device_ids, subjects, exercise_types, start_date, end_date } = filter ?? {};
  const from = start_date === undefined ? -Infinity : readTime(start_date);
  const to = end_date === undefined ? Infinity : readTime(end_date);
  const device = (id: string) => (device_ids?.includes(id) ?? true) && (!device_id || id === device_id);
  return {
    device,
    exercise: (exercise) => exercise_types?.includes(exercise) ?? true,
    session: ({ id, deviceId, subject, startTime }) =>
      device(deviceId) &&
      (session_ids?.includes(id) ?? true) &&
      (subjects?.includes(subject ?? '') ?? true) &&
      startTime >= from &&
      startTime <= to,
    outsideSessions: !session_ids && !subjects && start_date === undefined && end_date === undefined,
  };
}

function readTime(text: string): number {
  return /^\d+(\.\d+)?$/.test(text) ? Number(text) : Date.parse(text);
}
