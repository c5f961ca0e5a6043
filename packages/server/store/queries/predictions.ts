import type { Kysely, Selectable, SelectQueryBuilder } from 'kysely';
import type { NewPrediction, Prediction, PredictionFilter, PredictionStore } from '../predictions.ts';
import type { Tables } from '../tables.ts';

/** Rows of one statement: databases limit its parameters. */
const ROWS_AT_ONCE = 500;

export function predictionQueries(db: Kysely<Tables>): PredictionStore {
  return {
    async add(predictions) {
      await db.transaction().execute(async (transaction) => {
        for (let i = 0; i < predictions.length; i += ROWS_AT_ONCE) {
          await transaction
            .insertInto('model_predictions')
            .values(predictions.slice(i, i + ROWS_AT_ONCE).map(rowOf))
            .execute();
        }
        const latest = new Map<number, number>();
        for (const { modelId, endTime } of predictions)
          latest.set(modelId, Math.max(endTime, latest.get(modelId) ?? endTime));
        for (const [id, last_prediction_at] of latest) {
          await transaction
            .updateTable('ml_models')
            .set({ last_prediction_at })
            .where('id', '=', id)
            .execute();
        }
      });
    },
    async list(filter, limit) {
      const rows = await where(db.selectFrom('model_predictions').selectAll(), filter)
        .orderBy('end_time', 'desc')
        .orderBy('id', 'desc')
        .limit(limit)
        .execute();
      return rows.map(predictionOf);
    },
    async count(filter) {
      const query = db.selectFrom('model_predictions').select((e) => e.fn.countAll<number>().as('count'));
      return (await where(query, filter).executeTakeFirstOrThrow()).count;
    },
  };
}

function where<O>(
  query: SelectQueryBuilder<Tables, 'model_predictions', O>,
  { deviceId, sessionId, modelId, from, to }: PredictionFilter,
): SelectQueryBuilder<Tables, 'model_predictions', O> {
  let narrowed = query;
  if (deviceId !== undefined) narrowed = narrowed.where('device_id', '=', deviceId);
  if (sessionId !== undefined) narrowed = narrowed.where('session_id', '=', sessionId);
  if (modelId !== undefined) narrowed = narrowed.where('model_id', '=', modelId);
  if (from !== undefined) narrowed = narrowed.where('model_predictions.end_time', '>=', from);
  if (to !== undefined) narrowed = narrowed.where('model_predictions.end_time', '<=', to);
  return narrowed;
}

function rowOf(prediction: NewPrediction) {
  return {
    device_id: prediction.deviceId,
    model_id: prediction.modelId,
    session_id: prediction.sessionId,
    start_time: prediction.startTime,
    end_time: prediction.endTime,
    exercise: prediction.exercise,
    confidence: prediction.confidence,
    raw_exercise: prediction.rawExercise,
    raw_confidence: prediction.rawConfidence,
    probabilities: JSON.stringify(prediction.probabilities),
    processing_ms: prediction.processingMs,
  };
}

function predictionOf(row: Selectable<Tables['model_predictions']>): Prediction {
  // Written by `add`.
  const probabilities = JSON.parse(row.probabilities) as Record<string, number>;
  return {
    id: row.id,
    deviceId: row.device_id,
    modelId: row.model_id,
    sessionId: row.session_id,
    startTime: row.start_time,
    endTime: row.end_time,
    exercise: row.exercise,
    confidence: row.confidence,
    rawExercise: row.raw_exercise,
    rawConfidence: row.raw_confidence,
    probabilities,
    processingMs: row.processing_ms,
  };
}
