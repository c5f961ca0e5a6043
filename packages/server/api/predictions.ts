import { Type } from 'typebox';
import { DeviceId } from '../ingest/reading.ts';
import { predictionOut } from './prediction-out.ts';
import type { Routes } from './routes.ts';
import { IdOf, IsoTime, Limit, Nullable, TimeText } from './schema.ts';
import { readOptionalTime } from './time.ts';

const PredictionOut = Type.Object({
  id: Type.Integer({ description: 'Id' }),
  device_id: Nullable(DeviceId, 'Device whose motion it was'),
  session_id: Nullable(Type.Integer(), 'Session the readings belong to'),
  model_id: Type.Integer({ description: 'Model that answered' }),
  start_time: IsoTime('Start of the window'),
  end_time: IsoTime('End of the window'),
  predicted_exercise: Type.String({
    description:
      'Most probable exercise, smoothed over successive windows; unknown when the motion fits none the model knows',
  }),
  confidence_score: Type.Number({
    description: 'Probability of the most probable exercise, 0 to 1, also when the answer is unknown',
  }),
  prediction_probabilities: Type.Record(Type.String(), Type.Number(), {
    description: 'Probability of every exercise, together 1',
  }),
  raw_exercise: Type.String({ description: 'Most probable exercise of this window alone, before smoothing' }),
  raw_confidence: Type.Number({ description: 'Its probability, 0 to 1' }),
  processing_time_ms: Type.Number({ description: 'Time it took, ms' }),
});

const Query = Type.Object({
  device_id: Type.Optional(DeviceId),
  session_id: Type.Optional(IdOf('Only of this session')),
  model_id: Type.Optional(IdOf('Only by this model')),
  start_time: Type.Optional(TimeText('Only windows that ended at or after')),
  end_time: Type.Optional(TimeText('Only windows that ended at or before')),
  limit: Limit(10_000, 1000),
});

export const predictionRoutes: Routes = (api, { store }) => {
  api.get(
    '/api/v1/predictions',
    {
      schema: {
        tags: ['ML'],
        summary: 'Stored predictions, newest first',
        querystring: Query,
        response: { 200: Type.Array(PredictionOut, { description: 'Newest first' }) },
      },
    },
    async ({ query }) => {
      const filter = {
        deviceId: query.device_id,
        sessionId: query.session_id,
        modelId: query.model_id,
        from: readOptionalTime('query.start_time', query.start_time),
        to: readOptionalTime('query.end_time', query.end_time),
      };
      return (await store.predictions.list(filter, query.limit)).map((prediction) => ({
        id: prediction.id,
        model_id: prediction.modelId,
        ...predictionOut(prediction),
      }));
    },
  );
};
