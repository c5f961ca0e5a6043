import { indexOfLargest, UNKNOWN } from '@progo/motion/evaluation';
import { openModel, windowSamples, type Model as MotionModel } from '@progo/motion/model';
import { resample, segments, type Grid, type Recording } from '@progo/motion/signal';
import { Type } from 'typebox';
import { ArrivalClock } from '../ingest/clock.ts';
import { decodeReadings } from '../ingest/decode-readings.ts';
import { DeviceId, Reading, READING_EXAMPLE } from '../ingest/reading.ts';
import { byClass } from '../live/live.ts';
import type { ActiveModel } from '../live/prediction.ts';
import { Problem } from '../problem.ts';
import type { Progo } from '../progo.ts';
import { Buffer, bufferOut } from './buffer.ts';
import type { Routes } from './routes.ts';
import { envelope, Envelope, Nullable } from './schema.ts';
import { iso } from './time.ts';

const NO_MODEL = 'No trained model available for prediction';

const PredictionOut = Type.Object({
  predicted_exercise: Type.String({
    description: 'Most probable exercise; unknown when the motion fits none the model knows',
  }),
  confidence_score: Type.Number({
    description:
      'Calibrated probability of the most probable exercise, 0 to 1, also when the answer is unknown',
  }),
  prediction_probabilities: Type.Record(Type.String(), Type.Number(), {
    description: 'Probability of every exercise, together 1',
  }),
  model_version: Type.String({ description: 'Version of the model that answered' }),
  processing_time_ms: Type.Number({ description: 'Time it took, ms' }),
  features_used: Nullable(
    Type.Record(Type.String(), Type.Number()),
    'Values of the features behind the answer; null unless asked for',
  ),
  window_start: Type.String({ description: 'Start of the window, ISO 8601 UTC' }),
  window_end: Type.String({ description: 'End of the window, ISO 8601 UTC' }),
  raw_exercise: Type.String({ description: 'Most probable exercise of this window alone, before smoothing' }),
  raw_confidence: Type.Number({ description: 'Its probability, 0 to 1' }),
});

const PredictBody = Type.Object(
  {
    sensor_data: Type.Array(Reading, {
      minItems: 1,
      maxItems: 10_000,
      description: 'Readings of one device; the newest window is classified',
    }),
    model_version: Type.Optional(
      Nullable(Type.String(), 'Version, id or name of the model to ask; absent: the active one'),
    ),
  },
  { examples: [{ sensor_data: [READING_EXAMPLE], model_version: null }] },
);

const SaveQuery = Type.Object({
  save_prediction: Type.Optional(
    Type.Boolean({ default: false, description: 'Whether to store the answer' }),
  ),
});

const RealtimeQuery = Type.Object({
  include_features: Type.Optional(
    Type.Boolean({ default: false, description: 'Whether to answer the feature values too' }),
  ),
  save_prediction: Type.Optional(
    Type.Boolean({
      default: true,
      description: 'Live predictions are stored by themselves; kept for old clients',
    }),
  ),
});

export const predictRoutes: Routes = (api, progo) => {
  const { store, live, config } = progo;
  const tags = ['ML'];

  api.post(
    '/api/v1/ml/predict',
    {
      config: { problems: ['bad-request', 'not-found', 'not-ready'] },
      schema: {
        tags,
        summary: 'Classify the newest window of the given readings',
        body: PredictBody,
        querystring: SaveQuery,
        response: { 200: PredictionOut },
      },
    },
    async ({ body, query }) => {
      const active = await modelFor(progo, body.model_version ?? null);
      const clock = new ArrivalClock(config.rateHz);
      const batches = decodeReadings(
        body.sensor_data,
        null,
        null,
        clock,
        Date.now(),
        (i) => `body.sensor_data[${i}]`,
      );
      if (batches.length > 1)
        throw new Problem('bad-request', `sensor_data holds readings of ${batches.length} devices; give one`);
      const [batch] = batches;
      const grid = newestWindow(active.model, batch);
      const answer = classify(active, grid, false);
      if (query.save_prediction === true) {
        await store.predictions.add([
          {
            deviceId: batch.deviceId,
            modelId: active.id,
            sessionId: null,
            startTime: answer.start,
            endTime: answer.end,
            exercise: answer.out.predicted_exercise,
            confidence: answer.out.confidence_score,
            rawExercise: answer.out.raw_exercise,
            rawConfidence: answer.out.raw_confidence,
            probabilities: answer.out.prediction_probabilities,
            processingMs: answer.out.processing_time_ms,
          },
        ]);
      }
      return answer.out;
    },
  );

  api.get(
    '/api/v1/ml/predict/realtime/:device_id',
    {
      config: { problems: ['not-ready'] },
      schema: {
        tags,
        summary: 'What a device does now',
        params: Type.Object({ device_id: DeviceId }),
        querystring: RealtimeQuery,
        response: { 200: PredictionOut },
      },
    },
    async ({ params: { device_id: deviceId }, query }) => {
      const { active } = live;
      if (active === null) throw new Problem('not-ready', NO_MODEL);
      const window = live.window(deviceId);
      const found = window?.newestWindow();
      if (!window || !found?.grid)
        throw new Problem('not-ready', whyNotReady(progo, deviceId, found?.reason ?? null));
      const fresh = classify(active, found.grid, query.include_features === true);
      const latest = live.latest(deviceId);
      if (latest?.modelId !== active.id || latest.endTime < fresh.start) return fresh.out;
      // The live path has smoothed over the windows before this one.
      return {
        ...fresh.out,
        predicted_exercise: latest.exercise,
        confidence_score: latest.confidence,
        prediction_probabilities: latest.probabilities,
        window_start: iso(latest.startTime),
        window_end: iso(latest.endTime),
        raw_exercise: latest.rawExercise,
        raw_confidence: latest.rawConfidence,
      };
    },
  );

  api.post(
    '/api/v1/ml/buffer/:device_id/clear',
    {
      config: { problems: ['not-found'] },
      schema: {
        tags,
        summary: 'Forget the live window of a device',
        params: Type.Object({ device_id: DeviceId }),
        response: { 200: Envelope(Type.Object({ device_id: DeviceId })) },
      },
    },
    async ({ params: { device_id: deviceId } }) => {
      if (!live.clear(deviceId)) throw new Problem('not-found', `Device ${deviceId} has no live window`);
      return envelope('Buffer cleared', { device_id: deviceId });
    },
  );

  api.get(
    '/api/v1/ml/buffer/:device_id/status',
    {
      schema: {
        tags,
        summary: 'How full the live window of a device is',
        params: Type.Object({ device_id: DeviceId }),
        response: { 200: Buffer },
      },
    },
    async ({ params }) => bufferOut(params.device_id, live),
  );
};

/** @throws {Problem} when there is no such model, or none at all */
async function modelFor({ store, live }: Progo, wanted: string | null): Promise<ActiveModel> {
  const { active } = live;
  if (active === null && wanted === null) throw new Problem('not-ready', NO_MODEL);
  if (
    active !== null &&
    (wanted === null || wanted === active.version || wanted === active.name || wanted === String(active.id))
  ) {
    return active;
  }
  const models = await store.models.list({});
  const found = models.find(({ id, name, version }) => [version, name, String(id)].includes(wanted ?? ''));
  if (found === undefined) {
    throw models.length === 0
      ? new Problem('not-ready', NO_MODEL)
      : new Problem('not-found', `There is no model "${wanted}"`);
  }
  const artifact = await store.models.artifact(found.id);
  if (artifact === null) throw new Problem('not-ready', `The artifact of model ${found.id} is missing`);
  return { id: found.id, name: found.name, version: found.version, model: openModel(artifact) };
}

/** The last window of a recording. */
function newestWindow(model: MotionModel, recording: Recording): Grid {
  const { window } = model.header;
  const needed = windowSamples(window);
  const { times } = recording;
  const last = segments(recording, window.gapLimitMs).at(-1);
  const grid = last && resample(last, window.rateHz, window.gapLimitMs);
  if (grid && grid.length >= needed) return grid;
  const span = (times[times.length - 1] - times[0]) / 1000;
  const gap =
    last && last.times.length < times.length ? `, with a pause of over ${window.gapLimitMs} ms` : '';
  throw new Problem(
    'bad-request',
    `A window needs ${window.seconds} s of readings (${needed} at ${window.rateHz} Hz), got ${times.length} over ${span.toFixed(2)} s${gap}`,
  );
}

function classify({ model, version }: ActiveModel, grid: Grid, withFeatures: boolean) {
  const started = performance.now();
  const probabilities = new Float64Array(model.classes.length);
  const offset = grid.length - model.samples;
  const values = model.classify(grid.axes, offset, grid.hasMagnetometer, probabilities);
  const best = indexOfLargest(probabilities);
  const unknown = model.isUnknown(values, grid.hasMagnetometer, probabilities);
  const start = grid.startTime + (offset * 1000) / grid.rateHz;
  const end = start + model.header.window.seconds * 1000;
  const names = withFeatures ? model.featureNames(grid.hasMagnetometer) : null;
  return {
    start,
    end,
    out: {
      predicted_exercise: unknown ? UNKNOWN : model.classes[best],
      confidence_score: probabilities[best],
      prediction_probabilities: byClass(model.classes, probabilities),
      model_version: version,
      processing_time_ms: performance.now() - started,
      features_used: names && Object.fromEntries(names.map((name, i) => [name, values[i]])),
      window_start: iso(start),
      window_end: iso(end),
      raw_exercise: model.classes[best],
      raw_confidence: probabilities[best],
    },
  };
}

function whyNotReady({ live }: Progo, deviceId: string, reason: 'filling' | 'gap' | null): string {
  const { buffer_size: have, required_samples: need } = bufferOut(deviceId, live);
  const { gapLimitMs } = live.windowSettings;
  if (reason === 'gap') {
    return `Not enough data for prediction: a pause of over ${gapLimitMs} ms lies in the window of device ${deviceId} (${have} readings in the window, ${need} needed)`;
  }
  return `Not enough data for prediction: ${have} of ${need} readings of device ${deviceId} are here`;
}
