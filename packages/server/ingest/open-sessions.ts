import type { SessionStore } from '../store/store.ts';

/** Devices remembered before the memory starts afresh. */
const MOST_REMEMBERED = 100_000;

/** Remembers which session of a device is open, and whose a session is, so that not every reading asks the store. */
export class OpenSessions {
  readonly #sessions: SessionStore;
  readonly #open = new Map<string, number | null>();
  readonly #owners = new Map<number, string>();
  #changes = 0;

  constructor(sessions: SessionStore) {
    this.#sessions = sessions;
  }

  /** The open session of the device, null when it has none, undefined when that is not remembered. */
  known(deviceId: string): number | null | undefined {
    return this.#open.get(deviceId);
  }

  async find(deviceId: string): Promise<number | null> {
    const before = this.#changes;
    const open = (await this.#sessions.open(deviceId))?.id ?? null;
    if (this.#open.size >= MOST_REMEMBERED) this.#open.clear();
    // A session that began or ended while the store was asked makes the answer stale.
    if (before === this.#changes) this.#open.set(deviceId, open);
    return open;
  }

  /** The device a session belongs to; null when there is no such session. */
  async ownerOf(sessionId: number): Promise<string | null> {
    const known = this.#owners.get(sessionId);
    if (known !== undefined) return known;
    const session = await this.#sessions.get(sessionId);
    if (session === null) return null;
    if (this.#owners.size >= MOST_REMEMBERED) this.#owners.clear();
    this.#owners.set(sessionId, session.deviceId);
    return session.deviceId;
  }

  /** A session was started, ended or deleted: ask the store again. */
  forget(deviceId: string, sessionId?: number): void {
    this.#changes++;
    this.#open.delete(deviceId);
    if (sessionId !== undefined) this.#owners.delete(sessionId);
  }
}
