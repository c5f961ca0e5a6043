import type { Kysely, Selectable } from 'kysely';
import { parseJson } from '../json.ts';
import type { Model, ModelStore } from '../models.ts';
import type { Tables } from '../tables.ts';

export function modelQueries(db: Kysely<Tables>): ModelStore {
  return {
    async add(model, { activate }) {
      return db.transaction().execute(async (transaction) => {
        if (activate) await deactivateAll(transaction);
        const row = await transaction
          .insertInto('ml_models')
          .values({
            name: model.name,
            version: model.version,
            type: model.type,
            is_active: activate ? 1 : 0,
            classes: JSON.stringify(model.classes),
            training_samples: model.trainingSamples,
            validation_accuracy: model.validationAccuracy,
            metrics: JSON.stringify(model.metrics),
            hyperparameters: JSON.stringify(model.hyperparameters),
            fingerprint: model.fingerprint,
            catalogue_version: model.catalogueVersion,
            job_id: model.jobId,
            created_at: model.createdAt,
          })
          .returningAll()
          .executeTakeFirstOrThrow();
        await transaction
          .insertInto('ml_artifacts')
          .values({ model_id: row.id, artifact: model.artifact })
          .execute();
        return modelOf(row);
      });
    },
    async get(id) {
      const row = await db.selectFrom('ml_models').selectAll().where('id', '=', id).executeTakeFirst();
      return row ? modelOf(row) : null;
    },
    async artifact(id) {
      const row = await db
        .selectFrom('ml_artifacts')
        .select('artifact')
        .where('model_id', '=', id)
        .executeTakeFirst();
      return row?.artifact ?? null;
    },
    async active() {
      const row = await db.selectFrom('ml_models').selectAll().where('is_active', '=', 1).executeTakeFirst();
      return row ? modelOf(row) : null;
    },
    async list({ name, activeOnly }) {
      let query = db.selectFrom('ml_models').selectAll().orderBy('created_at', 'desc').orderBy('id', 'desc');
      if (name !== undefined) query = query.where('name', '=', name);
      if (activeOnly === true) query = query.where('is_active', '=', 1);
      return (await query.execute()).map(modelOf);
    },
    async activate(id) {
      return db.transaction().execute(async (transaction) => {
        const known = await transaction
          .selectFrom('ml_models')
          .select('id')
          .where('id', '=', id)
          .executeTakeFirst();
        if (known === undefined) return false;
        await deactivateAll(transaction);
        await transaction.updateTable('ml_models').set({ is_active: 1 }).where('id', '=', id).execute();
        return true;
      });
    },
    async delete(id) {
      return db.transaction().execute(async (transaction) => {
        const predictions = await transaction
          .deleteFrom('model_predictions')
          .where('model_id', '=', id)
          .executeTakeFirst();
        await transaction.deleteFrom('ml_artifacts').where('model_id', '=', id).execute();
        const model = await transaction.deleteFrom('ml_models').where('id', '=', id).executeTakeFirst();
        return model.numDeletedRows === 0n
          ? null
          : { predictionsDeleted: Number(predictions.numDeletedRows) };
      });
    },
  };
}

async function deactivateAll(db: Kysely<Tables>): Promise<void> {
  await db.updateTable('ml_models').set({ is_active: 0 }).where('is_active', '=', 1).execute();
}

function modelOf(row: Selectable<Tables['ml_models']>): Model {
  // Written by `add`.
  const classes = JSON.parse(row.classes) as string[];
  return {
    id: row.id,
    name: row.name,
    version: row.version,
    type: row.type,
    isActive: row.is_active === 1,
    classes,
    trainingSamples: row.training_samples,
    validationAccuracy: row.validation_accuracy,
    metrics: parseJson(row.metrics),
    hyperparameters: parseJson(row.hyperparameters),
    fingerprint: row.fingerprint,
    catalogueVersion: row.catalogue_version,
    jobId: row.job_id,
    createdAt: row.created_at,
    lastPredictionAt: row.last_prediction_at,
  };
}
