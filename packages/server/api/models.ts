import { families } from '@progo/motion/classifiers';
import { openModel } from '@progo/motion/model';
import { Type } from 'typebox';
import { Problem } from '../problem.ts';
import type { Progo } from '../progo.ts';
import type { Model } from '../store/store.ts';
import type { Routes } from './routes.ts';
import { envelope, Envelope, Id, IsoTime, Nullable, NullableTime } from './schema.ts';
import { iso, isoOrNull } from './time.ts';

const ModelOut = Type.Object({
  id: Type.Integer({ description: 'Id' }),
  model_name: Type.String({ description: 'Name' }),
  version: Type.String({ description: 'Version among the models of that name' }),
  model_type: Type.String({ description: 'Family of classifiers' }),
  is_active: Type.Boolean({ description: 'Whether it answers now' }),
  training_accuracy: Nullable(
    Type.Number(),
    'Always null: accuracy on the training data says nothing about new people',
  ),
  validation_accuracy: Nullable(
    Type.Number(),
    'Accuracy on groups never seen in training, 0 to 1; null when there was only one group',
  ),
  training_samples: Nullable(Type.Integer(), 'Windows it was trained on'),
  created_at: IsoTime('When it was trained'),
  last_prediction_at: NullableTime('When it last answered'),
  classes: Type.Array(Type.String(), { description: 'Exercises it tells apart' }),
  grouping: Nullable(Type.String(), 'What evaluation kept together'),
  hyperparameters: Type.Unknown({ description: 'Settings it was trained with' }),
  fingerprint: Type.String({ description: 'SHA-256 of its training data' }),
  metrics: Type.Unknown({
    description:
      'Training report: evaluation on unseen groups with confusion matrix, interval and calibration (expected calibration error, reliability table), limit of unknown, windows per class, feature importance, seed, duration in ms',
  }),
});

const ModelsQuery = Type.Object({
  model_name: Type.Optional(Type.String({ description: 'Only models of this name' })),
  active_only: Type.Optional(Type.Boolean({ default: false, description: 'Only the active one' })),
});

export const modelRoutes: Routes = (api, progo) => {
  const { store, live } = progo;
  const tags = ['ML'];
  const params = Id('model');

  api.get(
    '/api/v1/ml/models',
    {
      schema: {
        tags,
        summary: 'Models, newest first',
        querystring: ModelsQuery,
        response: { 200: Type.Array(ModelOut, { description: 'Newest first' }) },
      },
    },
    async ({ query }) =>
      (await store.models.list({ name: query.model_name, activeOnly: query.active_only })).map(modelOut),
  );

  api.get(
    '/api/v1/ml/models/:id',
    { schema: { tags, summary: 'One model', params, response: { 200: ModelOut } } },
    async ({ params: { id } }) => modelOut(await knownModel(progo, id)),
  );

  api.get(
    '/api/v1/ml/models/:id/artifact',
    {
      schema: {
        tags,
        summary: 'The artifact of a model, as a file',
        params,
        response: { 200: Type.Unknown({ description: 'Bytes of the artifact' }) },
      },
    },
    async ({ params: { id } }, reply) => {
      const model = await knownModel(progo, id);
      const artifact = await store.models.artifact(id);
      if (artifact === null) throw new Problem('not-found', `The artifact of model ${id} is missing`);
      return reply
        .type('application/octet-stream')
        .header('content-disposition', `attachment; filename="${fileName(model)}"`)
        .send(Buffer.from(artifact));
    },
  );

  api.post(
    '/api/v1/ml/models/:id/activate',
    {
      config: { problems: ['bad-request'] },
      schema: {
        tags,
        summary: 'Let this model answer from now on',
        params,
        response: { 200: Envelope(ModelOut) },
      },
    },
    async ({ params: { id } }) => {
      const model = await knownModel(progo, id);
      const artifact = await store.models.artifact(id);
      if (artifact === null)
        throw new Problem('bad-request', `The artifact of model ${id} is missing: it cannot answer`);
      // Opened first: a damaged one must not become the active model.
      const opened = openOrRefuse(artifact, id);
      await store.models.activate(id);
      live.use({ id, name: model.name, version: model.version, model: opened });
      return envelope(
        `Model ${model.name} ${model.version} is active`,
        modelOut({ ...model, isActive: true }),
      );
    },
  );

  api.delete(
    '/api/v1/ml/models/:id',
    {
      config: { problems: ['bad-request'] },
      schema: {
        tags,
        summary: 'Delete a model with its predictions; not the active one',
        params,
        response: {
          200: Envelope(
            Type.Object({
              model_id: Type.Integer({ description: 'Id of the deleted model' }),
              predictions_deleted: Type.Integer({ description: 'Predictions deleted with it' }),
            }),
          ),
        },
      },
    },
    async ({ params: { id } }) => {
      const model = await knownModel(progo, id);
      if (model.isActive)
        throw new Problem('bad-request', `Model ${id} is the active one: activate another first`);
      const deleted = await store.models.delete(id);
      return envelope('Model deleted', {
        model_id: id,
        predictions_deleted: deleted?.predictionsDeleted ?? 0,
      });
    },
  );

  api.get(
    '/api/v1/ml/model-types',
    {
      schema: {
        tags,
        summary: 'Families of classifiers and their settings',
        response: {
          200: Type.Array(
            Type.Object({
              model_type: Type.String({ description: 'Name of the family' }),
              hyperparameters: Type.Array(
                Type.Object({
                  name: Type.String({ description: 'Name of the setting' }),
                  description: Type.String({ description: 'What it does' }),
                  default: Type.Number({ description: 'Value when it is not given' }),
                  min: Type.Number({ description: 'Smallest value' }),
                  max: Type.Number({ description: 'Largest value' }),
                  integer: Type.Boolean({ description: 'Whether it is a whole number' }),
                }),
                { description: 'Its settings' },
              ),
            }),
            { description: 'Families of classifiers' },
          ),
        },
      },
    },
    async () =>
      Object.values(families).map(({ kind, hyperparameters }) => ({
        model_type: kind,
        hyperparameters: [...hyperparameters],
      })),
  );
};

async function knownModel({ store }: Progo, id: number): Promise<Model> {
  const model = await store.models.get(id);
  if (model === null) throw new Problem('not-found', `There is no model ${id}`);
  return model;
}

function openOrRefuse(artifact: Uint8Array, id: number) {
  try {
    return openModel(artifact);
  } catch (error) {
    throw new Problem(
      'bad-request',
      `Model ${id} cannot answer: ${error instanceof Error ? error.message : 'it is damaged'}`,
    );
  }
}

function fileName({ name, version }: Model): string {
  return `${name.replace(/[^\w.-]+/g, '_')}-${version}.progo`;
}

function modelOut(model: Model) {
  return {
    id: model.id,
    model_name: model.name,
    version: model.version,
    model_type: model.type,
    is_active: model.isActive,
    training_accuracy: null,
    validation_accuracy: model.validationAccuracy,
    training_samples: model.trainingSamples,
    created_at: iso(model.createdAt),
    last_prediction_at: isoOrNull(model.lastPredictionAt),
    classes: [...model.classes],
    grouping: groupingOf(model),
    hyperparameters: model.hyperparameters,
    fingerprint: model.fingerprint,
    metrics: model.metrics,
  };
}

function groupingOf({ metrics }: Model): string | null {
  if (metrics === null || typeof metrics !== 'object' || !('evaluation' in metrics)) return null;
  const { evaluation } = metrics;
  if (evaluation === null || typeof evaluation !== 'object' || !('group' in evaluation)) return null;
  return typeof evaluation.group === 'string' ? evaluation.group : null;
}
