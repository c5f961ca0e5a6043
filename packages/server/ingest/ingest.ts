import { Problem } from '../problem.ts';
import {
  SequenceConflict,
  UnknownSession,
  type Accepted,
  type ReadingBatch,
  type Store,
} from '../store/store.ts';
import type { Stream } from '../stream/stream.ts';
import { OpenSessions } from './open-sessions.ts';

/**
 * The one way in: readings → durable → stream. A promise resolves once the readings are on disk.
 */
export class Ingest {
  readonly #store: Store;
  readonly #stream: Stream;
  readonly openSessions: OpenSessions;

  constructor(store: Store, stream: Stream) {
    this.#store = store;
    this.#stream = stream;
    this.openSessions = new OpenSessions(store.sessions);
  }

  /**
   * Stores the batches of one request, all or none.
   * @throws {Problem} when a session is unknown or another device's, or a sequence number was used before
   */
  async accept(batches: readonly ReadingBatch[]): Promise<Accepted[]> {
    const { placed, accepted } = await this.#append(batches);
    accepted.forEach((one, i) => {
      if (!one.repeated) this.#stream.publish({ batch: placed[i], accepted: one });
    });
    return accepted;
  }

  async #append(
    batches: readonly ReadingBatch[],
    again = false,
  ): Promise<{ placed: ReadingBatch[]; accepted: Accepted[] }> {
    const placed: ReadingBatch[] = [];
    for (const batch of batches) placed.push(await this.#place(batch));
    const { readings } = this.#store;
    try {
      const accepted =
        placed.length === 1 ? [await readings.append(placed[0])] : await readings.appendAll(placed);
      return { placed, accepted };
    } catch (error) {
      // The open session was deleted meanwhile: readings that did not ask for it can do without.
      if (error instanceof UnknownSession && !again && batches.some((batch) => batch.sessionId === null)) {
        for (const { deviceId } of batches) this.openSessions.forget(deviceId);
        return this.#append(batches, true);
      }
      if (error instanceof SequenceConflict) throw new Problem('conflict', error.message);
      if (error instanceof UnknownSession) throw new Problem('not-found', error.message);
      throw error;
    }
  }

  /** Readings that name no session join the open one of their device. */
  async #place(batch: ReadingBatch): Promise<ReadingBatch> {
    if (batch.sessionId === null) {
      const known = this.openSessions.known(batch.deviceId);
      const open = known === undefined ? await this.openSessions.find(batch.deviceId) : known;
      return open === null ? batch : { ...batch, sessionId: open };
    }
    const owner = await this.openSessions.ownerOf(batch.sessionId);
    if (owner === null) throw new Problem('not-found', `There is no session ${batch.sessionId}`);
    if (owner !== batch.deviceId) {
      throw new Problem(
        'bad-request',
        `Session ${batch.sessionId} belongs to device ${owner}, not to ${batch.deviceId}`,
      );
    }
    return batch;
  }
}
