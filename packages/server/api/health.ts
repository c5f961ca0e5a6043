import { Type } from 'typebox';
import { IsoTime } from './schema.ts';
import type { Routes } from './routes.ts';

const Health = Type.Object({
  status: Type.Union([Type.Literal('healthy'), Type.Literal('degraded')], {
    description: 'degraded when a check is not well',
  }),
  environment: Type.String({ description: 'Name of this installation' }),
  version: Type.String({ description: 'Version of Progo' }),
  timestamp: IsoTime('Now'),
  checks: Type.Object(
    {
      database: Type.String({ description: 'healthy, or why not' }),
      ml_model: Type.String({ description: 'loaded or not_loaded' }),
      live: Type.String({ description: 'healthy, or that windows are being lost' }),
    },
    { description: 'State of each part' },
  ),
});

const Info = Type.Object({
  project_name: Type.String({ description: 'Name of the project' }),
  api_version: Type.String({ description: 'Version of the API' }),
  ml_config: Type.Object(
    {
      feature_window_size: Type.Integer({ description: 'Samples in a window' }),
      window_overlap: Type.Number({
        description: 'Share of a window that the next one repeats while training',
      }),
      min_training_samples: Type.Integer({ description: 'Fewest labelled windows to train on' }),
      window_seconds: Type.Number({ description: 'Length of a window, s' }),
      rate_hz: Type.Number({ description: 'Samples a second of the grid, Hz' }),
    },
    { description: 'How signals are cut for classification' },
  ),
  endpoints: Type.Record(Type.String(), Type.String(), { description: 'Where the resources are' }),
});

export const healthRoutes: Routes = (api, { config, version, store, live }) => {
  api.get(
    '/health',
    { schema: { tags: ['Health'], summary: 'Is everything well?', response: { 200: Health } } },
    async () => {
      const database = await store.ping().then(
        () => 'healthy',
        (error: unknown) => (error instanceof Error ? error.message : 'unreachable'),
      );
      return {
        status: database === 'healthy' ? ('healthy' as const) : ('degraded' as const),
        environment: config.environment,
        version,
        timestamp: new Date().toISOString(),
        checks: {
          database,
          ml_model: live.active === null ? 'not_loaded' : 'loaded',
          live: live.lost === 0 ? 'healthy' : `${live.lost} windows lost since the start`,
        },
      };
    },
  );

  api.get(
    '/api/v1/info',
    {
      schema: {
        tags: ['Health'],
        summary: 'What this server is and where its resources are',
        response: { 200: Info },
      },
    },
    async () => ({
      project_name: 'Progo',
      api_version: 'v1',
      ml_config: {
        feature_window_size: Math.round(config.windowSeconds * config.rateHz),
        window_overlap: config.windowOverlap,
        min_training_samples: config.minTrainingWindows,
        window_seconds: config.windowSeconds,
        rate_hz: config.rateHz,
      },
      endpoints: {
        health: '/health',
        sensor_data: '/api/v1/sensor-data',
        readings: '/api/v1/readings',
        sessions: '/api/v1/sessions',
        ml: '/api/v1/ml',
        analytics: '/api/v1/analytics',
        live: '/api/v1/live',
        docs: '/docs',
        openapi: '/openapi.json',
      },
    }),
  );
};
