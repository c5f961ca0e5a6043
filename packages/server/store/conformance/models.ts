import { describe, expect, it } from 'vitest';
import type { NewModel } from '../store.ts';
import { NEW_YEAR } from './example-batches.ts';
import type { Openers } from './openers.ts';

const modelOf = (version: string, name = 'gym'): NewModel => ({
  name,
  version,
  type: 'random_forest',
  artifact: Uint8Array.from({ length: 100_000 }, (_, i) => (i * 31) % 256),
  classes: ['rest', 'squat'],
  trainingSamples: 1234,
  validationAccuracy: 0.875,
  metrics: { macro_f1: 0.9, per_class: [{ label: 'rest' }] },
  hyperparameters: { trees: 100 },
  fingerprint: 'abc',
  catalogueVersion: 3,
  jobId: null,
  createdAt: NEW_YEAR + Number(version),
});

export function describeModels({ open, reopen }: Openers): void {
  describe('models', () => {
    it('are kept whole, the artifact byte by byte', async () => {
      const store = await open();
      const { artifact, ...rest } = modelOf('1');
      const added = await store.models.add(modelOf('1'), { activate: false });
      expect(added).toEqual({ ...rest, id: added.id, isActive: false, lastPredictionAt: null });
      const again = await reopen(store);
      expect(await again.models.get(added.id)).toEqual(added);
      expect(await again.models.artifact(added.id)).toEqual(artifact);
      expect(await again.models.get(99)).toBeNull();
      expect(await again.models.artifact(99)).toBeNull();
    });

    it('have at most one that is active', async () => {
      const store = await open();
      expect(await store.models.active()).toBeNull();
      const first = await store.models.add(modelOf('1'), { activate: true });
      const second = await store.models.add(modelOf('2'), { activate: true });
      expect(await store.models.active()).toEqual(second);
      expect(await store.models.activate(first.id)).toBe(true);
      expect(await store.models.activate(99)).toBe(false);
      expect(await store.models.list({ activeOnly: true })).toEqual([first]);
    });

    it('stay as they were when one of the same name and version comes', async () => {
      const store = await open();
      const first = await store.models.add(modelOf('1'), { activate: true });
      await expect(store.models.add(modelOf('1'), { activate: true })).rejects.toThrow();
      expect(await store.models.active()).toEqual(first);
    });

    it('are listed newest first', async () => {
      const store = await open();
      for (const [version, name] of [['1'], ['3'], ['2', 'home']])
        await store.models.add(modelOf(version, name), { activate: false });
      expect((await store.models.list({})).map(({ version }) => version)).toEqual(['3', '2', '1']);
      expect((await store.models.list({ name: 'gym' })).map(({ version }) => version)).toEqual(['3', '1']);
    });

    it('go with their predictions', async () => {
      const store = await open();
      const { id } = await store.models.add(modelOf('1'), { activate: false });
      const prediction = {
        deviceId: 'left-wrist',
        modelId: id,
        sessionId: null,
        startTime: NEW_YEAR,
        endTime: NEW_YEAR + 4000,
        exercise: 'squat',
        confidence: 0.9,
        rawExercise: 'squat',
        rawConfidence: 0.8,
        probabilities: { squat: 0.9 },
        processingMs: 1,
      };
      await store.predictions.add([prediction, prediction]);
      expect(await store.models.delete(id)).toEqual({ predictionsDeleted: 2 });
      expect(await store.models.get(id)).toBeNull();
      expect(await store.predictions.count({})).toBe(0);
      expect(await store.models.delete(id)).toBeNull();
    });
  });
}
