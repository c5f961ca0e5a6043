import { setImmediate } from 'node:timers/promises';
import type { RecordedSession } from '@progo/motion/recordings';
import { clockError } from '../ingest/clock.ts';
import { invalidField, Problem } from '../problem.ts';
import { eachSession } from '../store/each-session.ts';
import type { ImportedSession, Session, Store } from '../store/store.ts';
import { importedSession } from './imported-session.ts';
import { isRelative, placeSessions, spanOf, type Span } from './place-sessions.ts';

export interface ImportOptions {
  /** Device of the sessions that name none. */
  readonly deviceId: string;
  /** When the first session without a date begins, ms; null: so that the last has just ended. */
  readonly startTime: number | null;
  /** Whether sessions that are here already may come a second time. */
  readonly allowDuplicates: boolean;
}

export interface ImportReport {
  readonly sessions: readonly Session[];
  readonly readings: number;
  readonly labels: number;
  /** By name, without the unknown. */
  readonly subjects: readonly string[];
}

/**
 * Brings the sessions of a file into the store, all of them or none.
 * @throws {Problem} when one is here already, lies in the future, or would overlap what its device has
 */
export async function importSessions(
  store: Store,
  recorded: readonly RecordedSession[],
  options: ImportOptions,
  now: number,
): Promise<ImportReport> {
  const byDevice = Map.groupBy(recorded, ({ deviceId }) => deviceId ?? options.deviceId);
  if (!options.allowDuplicates) await refuseKnown(store, byDevice);
  const shifts = new Map<RecordedSession, number>();
  for (const [deviceId, own] of byDevice) {
    const undated = own.filter(isRelative);
    const placed = await placeUndated(store, deviceId, own, undated, options.startTime, now);
    undated.forEach((session, i) => shifts.set(session, placed[i]));
  }
  for (const session of recorded) refuseImpossible(session, shifts.get(session) ?? 0, now);
  const sessions: ImportedSession[] = [];
  for (const [deviceId, own] of byDevice) {
    for (const one of own) {
      sessions.push(importedSession(one, deviceId, shifts.get(one) ?? 0));
      // Others get their turn: a large file takes a while.
      await setImmediate();
    }
  }
  return {
    sessions: await store.sessions.import(sessions),
    readings: recorded.reduce((sum, { recording }) => sum + recording.times.length, 0),
    labels: recorded.reduce((sum, { labels }) => sum + labels.length, 0),
    subjects: [...new Set(recorded.map(({ subject }) => subject))].filter((subject) => subject !== '').sort(),
  };
}

/** Sessions without a date come to lie before everything their device has, so that none overlap. */
async function placeUndated(
  store: Store,
  deviceId: string,
  own: readonly RecordedSession[],
  undated: readonly RecordedSession[],
  startTime: number | null,
  now: number,
): Promise<number[]> {
  const dated = own.filter((session) => !undated.includes(session)).map(spanOf);
  const device = await store.devices.get(deviceId);
  const taken = [...dated, ...seenBy(device?.firstSeen ?? null, device?.lastSeen ?? null)];
  const latestEnd = Math.min(now, ...taken.map(({ start }) => start)) - 1000;
  const shifts = placeSessions(undated, startTime, latestEnd);
  for (const [i, session] of undated.entries()) {
    const { start, end } = spanOf(session);
    if (taken.some((span) => span.start <= end + shifts[i] && span.end >= start + shifts[i])) {
      throw new Problem(
        'conflict',
        `Session "${session.name}" would overlap readings that device ${deviceId} has: choose another start_time or device_id`,
      );
    }
  }
  return shifts;
}

function seenBy(first: number | null, last: number | null): Span[] {
  return first === null || last === null ? [] : [{ start: first, end: last }];
}

function refuseImpossible(session: RecordedSession, shift: number, now: number): void {
  const wrong = clockError(spanOf(session).end + shift, now);
  if (wrong !== null)
    throw invalidField(`t_ms of session "${session.name}"`, wrong, spanOf(session).end + shift);
}

/** A session is taken for the same when device, subject, name and number of readings are. */
async function refuseKnown(
  store: Store,
  byDevice: ReadonlyMap<string, readonly RecordedSession[]>,
): Promise<void> {
  const found: Session[] = [];
  for (const [deviceId, own] of byDevice) {
    const keys = new Set(
      own.map(({ subject, name, recording }) => keyOf(subject, name, recording.times.length)),
    );
    for await (const session of eachSession(store, { deviceId })) {
      if (keys.has(keyOf(session.subject ?? '', session.name ?? '', session.readingCount)))
        found.push(session);
    }
  }
  if (found.length === 0) return;
  const named = found
    .slice(0, 3)
    .map(({ id, name }) => (name === null ? `session ${id}` : `"${name}" (session ${id})`));
  const more = found.length > named.length ? ` and ${found.length - named.length} more` : '';
  throw new Problem(
    'conflict',
    `The file holds sessions that are here already: ${named.join(', ')}${more}. Pass duplicate=allow to import them a second time`,
  );
}

function keyOf(subject: string, name: string, readings: number): string {
  return JSON.stringify([subject, name, readings]);
}
