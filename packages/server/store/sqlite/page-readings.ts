import type { Chunk, ReadingFilter, ReadingRef } from '../readings.ts';
import type { ChunkQueries } from './chunk-queries.ts';
import { chunkOf, type ChunkHeader } from './chunk-table.ts';

/**
 * Readings newest first. Chunks are taken by their end; a reading is certain to come next once it is
 * later than every chunk not yet opened. Chunks that only have to be skipped are not opened at all.
 */
export function pageReadings(
  queries: ChunkQueries,
  filter: ReadingFilter,
  limit: number,
  offset: number,
): ReadingRef[] {
  const { from = -Infinity, to = Infinity } = filter;
  const open = createOpener(queries);
  const page: ReadingRef[] = [];
  let waiting: ReadingRef[] = [];
  /** Time of the oldest that waits. */
  let oldest = Infinity;
  /** As many must wait before sorting them is worth it, unless all of them are certain. */
  let enough = limit;
  let skip = offset;

  /** Hands on what is later than `bound`, and keeps the rest. */
  const release = (bound: number) => {
    waiting.sort((a, b) => timeOf(b) - timeOf(a) || idOf(b) - idOf(a));
    const unsure = waiting.findIndex((ref) => timeOf(ref) <= bound);
    const certain = unsure < 0 ? waiting.length : unsure;
    const skipped = Math.min(skip, certain);
    skip -= skipped;
    page.push(...waiting.slice(skipped, Math.min(certain, skipped + limit - page.length)));
    waiting = waiting.slice(certain);
    if (waiting.length === 0) oldest = Infinity;
    enough = Math.max(limit - page.length, 2 * waiting.length);
  };
  const take = (header: ChunkHeader, nextEnd: number) => {
    const whole = header.start_time >= from && header.end_time <= to;
    if (waiting.length === 0 && whole && header.start_time > nextEnd && skip >= header.count) {
      skip -= header.count;
      return;
    }
    const chunk = open(header);
    chunk.times.forEach((time, at) => {
      if (time < from || time > to) return;
      waiting.push({ chunk, at });
      if (time < oldest) oldest = time;
    });
    if (oldest > nextEnd || waiting.length >= enough) release(nextEnd);
  };

  let header: ChunkHeader | null = null;
  for (const next of queries.headers(filter)) {
    if (header !== null) take(header, next.end_time);
    header = page.length < limit ? next : null;
    if (header === null) break;
  }
  if (header !== null) take(header, -Infinity);
  return page;
}

/** Opens chunks, asking for the name of each device once. */
function createOpener(queries: ChunkQueries): (header: ChunkHeader) => Chunk {
  const names = new Map<number, string>();
  return ({ first_reading_id, device_number }) => {
    const name = names.get(device_number) ?? queries.deviceId(device_number);
    names.set(device_number, name);
    return chunkOf(queries.row(first_reading_id), name);
  };
}

function timeOf({ chunk, at }: ReadingRef): number {
  return chunk.times[at];
}

function idOf({ chunk, at }: ReadingRef): number {
  return chunk.firstReadingId + at;
}
