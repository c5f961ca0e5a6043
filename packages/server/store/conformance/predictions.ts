import { describe, expect, it } from 'vitest';
import type { NewPrediction, Store } from '../store.ts';
import { NEW_YEAR } from './example-batches.ts';
import type { Openers } from './openers.ts';

async function addModel(store: Store, version = '1'): Promise<number> {
  const model = await store.models.add(
    {
      name: 'gym',
      version,
      type: 'random_forest',
      artifact: new Uint8Array(1),
      classes: ['rest', 'squat'],
      trainingSamples: 1,
      validationAccuracy: null,
      metrics: null,
      hyperparameters: {},
      fingerprint: '',
      catalogueVersion: 1,
      jobId: null,
      createdAt: NEW_YEAR,
    },
    { activate: false },
  );
  return model.id;
}

const predictionOf = (modelId: number, i: number): NewPrediction => ({
  deviceId: i % 2 === 0 ? 'left' : null,
  modelId,
  sessionId: i % 3 === 0 ? 7 : null,
  startTime: NEW_YEAR + i * 1000 - 4000,
  endTime: NEW_YEAR + i * 1000,
  exercise: 'squat',
  confidence: 0.75,
  rawExercise: 'rest',
  rawConfidence: 0.5,
  probabilities: { rest: 0.25, squat: 0.75 },
  processingMs: 0.5,
});

export function describePredictions({ open, reopen }: Openers): void {
  describe('predictions', () => {
    it('are kept whole and listed newest first', async () => {
      const store = await open();
      const modelId = await addModel(store);
      const added = [0, 1, 2].map((i) => predictionOf(modelId, i));
      await store.predictions.add(added);
      const again = await reopen(store);
      const listed = await again.predictions.list({}, 10);
      expect(listed).toMatchObject(added.toReversed());
      expect(await again.predictions.list({}, 1)).toEqual([listed[0]]);
    });

    it('are found by device, session, model and time', async () => {
      const store = await open();
      const [one, two] = [await addModel(store, '1'), await addModel(store, '2')];
      await store.predictions.add([0, 1, 2, 3].map((i) => predictionOf(i < 2 ? one : two, i)));
      const seconds = async (filter: Parameters<typeof store.predictions.list>[0]) => {
        const listed = await store.predictions.list(filter, 10);
        expect(await store.predictions.count(filter)).toBe(listed.length);
        return listed.map(({ endTime }) => (endTime - NEW_YEAR) / 1000);
      };
      expect(await seconds({ deviceId: 'left' })).toEqual([2, 0]);
      expect(await seconds({ sessionId: 7 })).toEqual([3, 0]);
      expect(await seconds({ modelId: one })).toEqual([1, 0]);
      expect(await seconds({ from: NEW_YEAR + 1000, to: NEW_YEAR + 2000 })).toEqual([2, 1]);
    });

    it('tell their model when it was last used', async () => {
      const store = await open();
      const modelId = await addModel(store);
      await store.predictions.add([2, 5, 3].map((i) => predictionOf(modelId, i)));
      expect(await store.models.get(modelId)).toMatchObject({ lastPredictionAt: NEW_YEAR + 5000 });
    });

    it('may be many at once, or none', async () => {
      const store = await open();
      const modelId = await addModel(store);
      await store.predictions.add([]);
      await store.predictions.add(Array.from({ length: 1201 }, (_, i) => predictionOf(modelId, i)));
      expect(await store.predictions.count({})).toBe(1201);
    });

    it('of one call are stored together or not at all', async () => {
      const store = await open();
      const modelId = await addModel(store);
      const some = Array.from({ length: 600 }, (_, i) => predictionOf(modelId, i));
      await expect(store.predictions.add([...some, predictionOf(99, 0)])).rejects.toThrow();
      expect(await store.predictions.count({})).toBe(0);
    });
  });
}
