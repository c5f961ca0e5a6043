import type { DatabaseSync } from 'node:sqlite';
import { pickReadings } from '../chunk-content.ts';
import { openRow, type ChunkHeader, type ChunkTable } from './chunk-table.ts';
import type { ChunkQueries } from './chunk-queries.ts';

/** Deletes the readings of a device before `olderThan` (ms), inside the transaction that runs. Answers how many went. */
export function deleteReadings(
  database: DatabaseSync,
  queries: ChunkQueries,
  chunks: ChunkTable,
  deviceId: string,
  olderThan: number,
): number {
  const number = queries.deviceNumber(deviceId);
  if (number === null) return 0;
  let deleted = 0;
  const perSession = new Map<number, number>();
  for (const header of [...queries.headers({ deviceId, to: olderThan })]) {
    const gone =
      header.end_time < olderThan ? dropChunk(chunks, header) : cutChunk(queries, chunks, header, olderThan);
    deleted += gone;
    if (header.session_id !== null)
      perSession.set(header.session_id, (perSession.get(header.session_id) ?? 0) + gone);
  }
  recount(database, number, deleted, perSession);
  if (olderThan === Infinity)
    database.prepare('delete from accepted_batches where device_number = ?').run(number);
  return deleted;
}

function recount(
  database: DatabaseSync,
  number: number,
  deleted: number,
  perSession: ReadonlyMap<number, number>,
): void {
  database
    .prepare(
      `update devices set reading_count = reading_count - ?1,
         first_seen = (select min(start_time) from sensor_chunks where device_number = ?2),
         last_seen = (select max(end_time) from sensor_chunks where device_number = ?2)
       where number = ?2`,
    )
    .run(deleted, number);
  const session = database.prepare(
    'update exercise_sessions set reading_count = reading_count - ? where id = ?',
  );
  for (const [id, count] of perSession) session.run(count, id);
}

function dropChunk(chunks: ChunkTable, header: ChunkHeader): number {
  chunks.delete(header.first_reading_id);
  return header.count;
}

/** Keeps what is not older. Late readings may lie anywhere in a chunk, so that several pieces can remain. */
function cutChunk(queries: ChunkQueries, chunks: ChunkTable, header: ChunkHeader, olderThan: number): number {
  const content = openRow(queries.row(header.first_reading_id));
  chunks.delete(header.first_reading_id);
  let kept = 0;
  let piece: number[] = [];
  for (let i = 0; i <= header.count; i++) {
    if (i < header.count && content.times[i] >= olderThan) {
      piece.push(i);
    } else if (piece.length > 0) {
      const first = header.first_reading_id + piece[0];
      chunks.insert(first, header.device_number, header.session_id, pickReadings(content, piece));
      kept += piece.length;
      piece = [];
    }
  }
  return header.count - kept;
}
