import { CATALOGUE_VERSION, featureCatalogue } from '@progo/motion/features';
import { Type } from 'typebox';
import { Buffer, bufferOut } from './buffer.ts';
import { Profile } from '../training/training-request.ts';
import type { Routes } from './routes.ts';
import { IsoTime, Nullable } from './schema.ts';
import { iso } from './time.ts';

const Status = Type.Object({
  active_model: Nullable(
    Type.Object({
      name: Type.String({ description: 'Name' }),
      version: Type.String({ description: 'Version' }),
      accuracy: Nullable(Type.Number(), 'Accuracy on groups never seen in training, 0 to 1'),
      created_at: IsoTime('When it was trained'),
    }),
    'The model that answers; null when there is none',
  ),
  inference_engine: Type.Object(
    {
      total_predictions: Type.Integer({ description: 'Windows answered since the start' }),
      total_inference_time_ms: Type.Number({ description: 'Time that took, ms' }),
      average_inference_time_ms: Type.Number({ description: 'Mean time of a window, ms' }),
      model_loaded: Type.Boolean({ description: 'Whether a model is there' }),
      model_version: Nullable(Type.String(), 'Version of the model that answers'),
      active_devices: Type.Integer({ description: 'Devices on the live path' }),
      lost_windows: Type.Integer({
        description: 'Windows lost since the start because the machine was too slow',
      }),
    },
    { description: 'The live path' },
  ),
  device_buffers: Type.Record(Type.String(), Buffer, { description: 'Live windows by device' }),
  total_predictions_in_db: Type.Integer({ description: 'Stored predictions' }),
  system_ready: Type.Boolean({ description: 'Whether live answers can be had' }),
});

const Features = Type.Object({
  catalogue_version: Type.Integer({ description: 'Changes when a feature changes' }),
  count: Type.Integer({ description: 'Number of features' }),
  features: Type.Array(
    Type.Object({
      name: Type.String({ description: 'Stable name' }),
      unit: Type.String({ description: 'Unit of the value' }),
      family: Type.String({ description: 'Family it belongs to' }),
      channel: Type.String({ description: 'Channel it is computed from' }),
      description: Type.String({ description: 'What it means' }),
      needs_magnetometer: Type.Boolean({ description: 'Whether it exists only with a magnetometer' }),
    }),
    { description: 'In the order of a feature vector' },
  ),
});

export const mlStatusRoutes: Routes = (api, { store, live }) => {
  const tags = ['ML'];

  api.get(
    '/api/v1/ml/status',
    { schema: { tags, summary: 'Model and live path at a glance', response: { 200: Status } } },
    async () => {
      const [model, stored] = await Promise.all([store.models.active(), store.predictions.count({})]);
      const { active, windows, totalMs, lost, deviceIds } = live;
      return {
        active_model: model && {
          name: model.name,
          version: model.version,
          accuracy: model.validationAccuracy,
          created_at: iso(model.createdAt),
        },
        inference_engine: {
          total_predictions: windows,
          total_inference_time_ms: totalMs,
          average_inference_time_ms: windows === 0 ? 0 : totalMs / windows,
          model_loaded: active !== null,
          model_version: active?.version ?? null,
          active_devices: deviceIds.length,
          lost_windows: lost,
        },
        device_buffers: Object.fromEntries(deviceIds.map((id) => [id, bufferOut(id, live)])),
        total_predictions_in_db: stored,
        system_ready: active !== null,
      };
    },
  );

  api.get(
    '/api/v1/ml/features',
    {
      schema: {
        tags,
        summary: 'Every feature with its unit and meaning',
        querystring: Type.Object({
          magnetometer: Type.Optional(
            Type.Boolean({ default: true, description: 'Whether the device has a magnetometer' }),
          ),
          profile: Type.Optional(Profile),
        }),
        response: { 200: Features },
      },
    },
    async ({ query }) => {
      const features = featureCatalogue(query.magnetometer ?? true, query.profile);
      return {
        catalogue_version: CATALOGUE_VERSION,
        count: features.length,
        features: features.map(({ needsMagnetometer, ...feature }) => ({
          ...feature,
          needs_magnetometer: needsMagnetometer,
        })),
      };
    },
  );
};
