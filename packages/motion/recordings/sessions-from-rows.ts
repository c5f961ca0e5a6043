import { TEXT, type FileRow } from './columns.ts';
import type { RecordedSession } from './recorded-session.ts';
import { SessionBuilder } from './session-builder.ts';

/** Sorts the rows of a file into sessions: those of one subject, session and device belong together. */
export class SessionsFromRows {
  readonly #sessions = new Map<string, SessionBuilder>();
  #last: SessionBuilder | undefined;

  get size(): number {
    return this.#sessions.size;
  }

  /**
   * Takes what it needs of a row, which the caller may then overwrite.
   * @throws {InvalidRow} {@link InvalidRow}
   */
  add(row: FileRow): void {
    if (!this.#last?.has(row)) this.#last = this.#find(row);
    this.#last.add(row);
  }

  /** The sessions in the order of their first rows, each built when it is asked for. */
  *sessions(): Generator<RecordedSession> {
    for (const session of this.#sessions.values()) yield session.build();
  }

  #find(row: FileRow): SessionBuilder {
    const { texts } = row;
    const key = JSON.stringify([texts[TEXT.subject], texts[TEXT.session], texts[TEXT.deviceId]]);
    const known = this.#sessions.get(key);
    if (known) return known;
    const session = new SessionBuilder(row);
    this.#sessions.set(key, session);
    return session;
  }
}
