import { openModel } from '@progo/motion/model';
import type { Logger } from 'pino';
import type { Model, Store } from '../store/store.ts';
import type { Live } from './live.ts';
import type { ActiveModel } from './prediction.ts';

/**
 * A stored model, ready to answer.
 * @throws {DamagedArtifact | FeatureMismatch} when it cannot
 */
export function wakeModel({ id, name, version }: Model, artifact: Uint8Array): ActiveModel {
  return { id, name, version, model: openModel(artifact) };
}

/** Puts the active model to work. One that cannot be woken is told of; everything but predictions goes on. */
export async function loadActiveModel(store: Store, live: Live, log: Logger): Promise<void> {
  const model = await store.models.active();
  if (model === null) return;
  const name = `model ${model.name} ${model.version}`;
  try {
    const artifact = await store.models.artifact(model.id);
    if (artifact === null)
      log.warn(`${name} is not loaded: its artifact is missing; train or activate another`);
    else live.use(wakeModel(model, artifact));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    log.warn(`${name} is not loaded: ${reason}; train or activate another`);
  }
}
