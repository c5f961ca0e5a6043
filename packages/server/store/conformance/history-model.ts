import { expect } from 'vitest';
import type { Accepted, ReadingBatch, Store } from '../store.ts';
import { batchOf, byTime, loadRows, NEW_YEAR, pageRows, rowsOf, type Row } from './example-batches.ts';

export type Step =
  | {
      readonly kind: 'append';
      readonly device: number;
      readonly inSession: boolean;
      readonly second: number;
      readonly count: number;
      readonly magnetometer: boolean;
      readonly temperature: boolean;
      readonly exercise: string | null;
    }
  | { readonly kind: 'repeat' | 'deleteSession'; readonly which: number }
  | { readonly kind: 'startSession'; readonly device: number }
  | { readonly kind: 'delete'; readonly device: number; readonly second: number }
  | { readonly kind: 'compact' };

type StepOf<K extends Step['kind']> = Extract<Step, { readonly kind: K }>;

interface KeptRow extends Row {
  readonly deviceId: string;
  readonly sessionId: number | null;
}

/** Does every step on the store and on a plain list, and compares the two. */
export class History {
  readonly store: Store;
  rows: KeptRow[] = [];
  #sessions: { readonly id: number; readonly deviceId: string }[] = [];
  readonly #sent: { readonly batch: ReadingBatch; readonly accepted: Accepted }[] = [];
  readonly #nextIds = new Map<string, number>();

  constructor(store: Store) {
    this.store = store;
  }

  async take(step: Step): Promise<void> {
    switch (step.kind) {
      case 'append':
        return this.#append(step);
      case 'repeat':
        return this.#repeat(step.which);
      case 'startSession':
        return this.#startSession(deviceOf(step.device));
      case 'deleteSession':
        return this.#deleteSession(step.which);
      case 'delete':
        return this.#delete(step);
      case 'compact':
        await this.store.readings.compact();
    }
  }

  /** @param view times in ms since the start */
  async check({
    from: start,
    length,
    limit,
    offset,
  }: {
    from: number;
    length: number;
    limit: number;
    offset: number;
  }): Promise<void> {
    const { store } = this;
    const [from, to] = [NEW_YEAR + start, NEW_YEAR + start + length];
    const all = this.#sorted(() => true);
    expect(await loadRows(store)).toEqual(all);
    expect(await pageRows(store, {}, limit, offset)).toEqual(all.toReversed().slice(offset, offset + limit));
    for (const deviceId of [deviceOf(0), deviceOf(1)]) {
      const own = this.#sorted((row) => row.deviceId === deviceId);
      const inside = own.filter(({ time }) => time >= from && time <= to);
      expect(await loadRows(store, { deviceId, from, to })).toEqual(inside);
      expect(await store.readings.count({ deviceId, from, to })).toBe(inside.length);
      expect(await store.readings.summary({ deviceId, from, to })).toMatchObject({
        count: inside.length,
        first: inside.at(0)?.time ?? null,
        last: inside.at(-1)?.time ?? null,
        withMagnetometer: inside.filter((row) => row.hasMagnetometer).length,
      });
      const device = await store.devices.get(deviceId);
      expect([device?.readingCount ?? 0, device?.firstSeen ?? null, device?.lastSeen ?? null]).toEqual([
        own.length,
        own.at(0)?.time ?? null,
        own.at(-1)?.time ?? null,
      ]);
    }
    for (const { id } of this.#sessions) {
      const own = this.#sorted((row) => row.sessionId === id);
      expect(await loadRows(store, { sessionId: id })).toEqual(own);
      expect(await store.sessions.get(id)).toMatchObject({ readingCount: own.length });
    }
  }

  #sorted(keep: (row: KeptRow) => boolean): Row[] {
    return this.rows
      .filter(keep)
      .map(({ id, time, hasMagnetometer, values }) => ({ id, time, hasMagnetometer, values }))
      .sort(byTime);
  }

  async #append(step: StepOf<'append'>): Promise<void> {
    const deviceId = deviceOf(step.device);
    const session = this.#sessions.findLast((one) => one.deviceId === deviceId);
    const seq = this.#sent.length;
    const batch = batchOf({
      deviceId,
      sessionId: step.inSession && session ? session.id : null,
      sequence: { boot: 1, seq },
      seed: seq,
      start: NEW_YEAR + step.second * 1000,
      count: step.count,
      magnetometer: step.magnetometer,
      temperature: step.temperature ? Array.from({ length: step.count }, (_, i) => 20 + (i >> 6)) : undefined,
      exerciseTypes: step.exercise === null ? undefined : [{ value: step.exercise, count: step.count }],
    });
    const accepted = await this.store.readings.append(batch);
    expect(accepted.repeated).toBe(false);
    expect(accepted.firstReadingId).toBe(this.#nextIds.get(deviceId) ?? accepted.firstReadingId);
    this.#nextIds.set(deviceId, accepted.firstReadingId + accepted.count);
    this.#sent.push({ batch, accepted });
    for (const row of rowsOf(batch, accepted))
      this.rows.push({ ...row, deviceId, sessionId: batch.sessionId });
  }

  async #repeat(which: number): Promise<void> {
    const sent = this.#sent.at(which % Math.max(1, this.#sent.length));
    if (sent === undefined) return;
    // It may have been stored into a session that is gone; that makes no difference to a repeat.
    expect(await this.store.readings.append(sent.batch)).toEqual({ ...sent.accepted, repeated: true });
  }

  async #startSession(deviceId: string): Promise<void> {
    const { id } = await this.store.sessions.create({ deviceId, startTime: NEW_YEAR });
    this.#sessions.push({ id, deviceId });
  }

  async #deleteSession(which: number): Promise<void> {
    const session = this.#sessions.at(which % Math.max(1, this.#sessions.length));
    if (session === undefined) return;
    const kept = this.rows.filter(({ sessionId }) => sessionId !== session.id);
    expect(await this.store.sessions.delete(session.id)).toEqual({
      readingsDeleted: this.rows.length - kept.length,
      labelsDeleted: 0,
    });
    this.rows = kept;
    this.#sessions = this.#sessions.filter((one) => one !== session);
  }

  async #delete({ device, second }: StepOf<'delete'>): Promise<void> {
    const deviceId = deviceOf(device);
    const olderThan = NEW_YEAR + second * 1000;
    const kept = this.rows.filter((row) => row.deviceId !== deviceId || row.time >= olderThan);
    expect(await this.store.readings.delete(deviceId, olderThan)).toBe(this.rows.length - kept.length);
    this.rows = kept;
  }
}

function deviceOf(number: number): string {
  return `device-${number}`;
}
