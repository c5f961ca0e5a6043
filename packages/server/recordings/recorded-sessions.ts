import type { RecordedSession } from '@progo/motion/recordings';
import type { Session, Store } from '../store/store.ts';

/**
 * Stored sessions as a file holds them, one after the other; those deleted meanwhile are left out. A file
 * tells sessions of one person and device apart by their names: where two share one, the id is added.
 */
export async function* recordedSessions(
  store: Store,
  ids: readonly number[],
): AsyncGenerator<RecordedSession> {
  const taken = new Set<string>();
  for (const id of ids) {
    const session = await store.sessions.get(id);
    if (session === null || session.readingCount === 0) continue;
    const readings = await store.readings.load({ sessionId: id });
    const labels = await store.labels.list(id);
    yield {
      name: uniqueName(session, taken),
      subject: session.subject ?? '',
      deviceId: session.deviceId,
      recording: { times: readings.times, axes: readings.axes },
      labels: labels.map((label) => ({ ...label, label: label.exerciseType })),
      temperature: readings.temperature,
      exerciseTypes: readings.exerciseTypes,
      startTime: session.startTime,
      endTime: session.endTime,
      exerciseType: session.exerciseType,
      notes: session.notes,
    };
  }
}

function uniqueName({ id, name, subject, deviceId }: Session, taken: Set<string>): string {
  const key = (text: string) => JSON.stringify([subject, deviceId, text]);
  const own = name ?? '';
  const unique = taken.has(key(own)) ? `${name ?? 'session'} (${id})` : own;
  taken.add(key(unique));
  return unique;
}
