import type { Kysely, Selectable } from 'kysely';
import type { ExerciseTotal, Label, NewLabel } from '../labels.ts';
import type { Tables } from '../tables.ts';

export async function createLabel(db: Kysely<Tables>, label: NewLabel, now: number): Promise<Label> {
  const row = await db
    .insertInto('exercise_labels')
    .values({
      session_id: label.sessionId,
      start_reading_id: label.startReadingId,
      end_reading_id: label.endReadingId,
      start_time: label.startTime,
      end_time: label.endTime,
      exercise_type: label.exerciseType,
      repetitions: label.repetitions,
      quality_score: label.qualityScore,
      labeled_by: label.labeledBy,
      labeled_at: now,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  return labelOf(row);
}

export async function listLabels(db: Kysely<Tables>, sessionId?: number): Promise<Label[]> {
  let query = db.selectFrom('exercise_labels').selectAll().orderBy('start_time').orderBy('id');
  if (sessionId !== undefined) query = query.where('session_id', '=', sessionId);
  return (await query.execute()).map(labelOf);
}

export async function labelTotals(
  db: Kysely<Tables>,
  { from, to }: { readonly from?: number; readonly to?: number },
): Promise<ExerciseTotal[]> {
  let query = db
    .selectFrom('exercise_labels as label')
    .innerJoin('exercise_sessions as session', 'session.id', 'label.session_id')
    .select([
      'label.session_id',
      'session.subject',
      'label.exercise_type',
      'label.start_time',
      'label.end_time',
      'label.repetitions',
    ])
    .orderBy('label.start_time');
  if (from !== undefined) query = query.where('label.start_time', '>=', from);
  if (to !== undefined) query = query.where('label.start_time', '<=', to);
  return (await query.execute()).map((row) => ({
    sessionId: row.session_id,
    subject: row.subject,
    exerciseType: row.exercise_type,
    startTime: row.start_time,
    endTime: row.end_time,
    repetitions: row.repetitions,
  }));
}

export async function deleteLabel(db: Kysely<Tables>, id: number): Promise<boolean> {
  const { numDeletedRows } = await db.deleteFrom('exercise_labels').where('id', '=', id).executeTakeFirst();
  return numDeletedRows > 0n;
}

function labelOf(row: Selectable<Tables['exercise_labels']>): Label {
  return {
    id: row.id,
    sessionId: row.session_id,
    startReadingId: row.start_reading_id,
    endReadingId: row.end_reading_id,
    startTime: row.start_time,
    endTime: row.end_time,
    exerciseType: row.exercise_type,
    repetitions: row.repetitions,
    qualityScore: row.quality_score,
    labeledBy: row.labeled_by,
    labeledAt: row.labeled_at,
  };
}
