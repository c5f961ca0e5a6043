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
  const names = new Map<number, string>();
  const page: ReadingRef[] = [];
  let waiting: ReadingRef[] = [];
  let skip = offset;

  const take = (refs: readonly ReadingRef[]) => {
    const skipped = Math.min(skip, refs.length);
    skip -= skipped;
    page.push(...refs.slice(skipped, skipped + limit - page.length));
  };
  const open = (header: ChunkHeader): Chunk => {
    let name = names.get(header.device_number);
    if (name === undefined) {
      name = queries.deviceId(header.device_number);
      names.set(header.device_number, name);
    }
    return chunkOf(queries.row(header.first_reading_id), name);
  };
  /** Hands on what is later than `bound`, and keeps the rest. */
  const release = (bound: number) => {
    waiting.sort((a, b) => timeOf(b) - timeOf(a) || idOf(b) - idOf(a));
    const ready = waiting.findIndex((ref) => timeOf(ref) <= bound);
    const certain = ready < 0 ? waiting.length : ready;
    take(waiting.slice(0, certain));
    waiting = waiting.slice(certain);
  };

  const headers = [...queries.headers(filter)];
  for (const [i, header] of headers.entries()) {
    if (page.length >= limit) break;
    if (waiting.length > 0) release(header.end_time);
    const next = headers.at(i + 1)?.end_time ?? -Infinity;
    const whole = header.start_time >= from && header.end_time <= to;
    if (waiting.length === 0 && whole && header.start_time > next && skip >= header.count) {
      skip -= header.count;
      continue;
    }
    const chunk = open(header);
    for (let at = 0; at < header.count; at++) {
      if (chunk.times[at] >= from && chunk.times[at] <= to) waiting.push({ chunk, at });
    }
  }
  if (page.length < limit) release(-Infinity);
  return page;
}

function timeOf({ chunk, at }: ReadingRef): number {
  return chunk.times[at];
}

function idOf({ chunk, at }: ReadingRef): number {
  return chunk.firstReadingId + at;
}
