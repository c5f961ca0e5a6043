import { parentPort, workerData } from 'node:worker_threads';
import {
  trainModel,
  type LabelledSession,
  type TrainingReport,
  type TrainingSettings,
  type TrainingStage,
} from '@progo/motion/model';
import { createPool } from '@progo/workers';

/** What a training thread is given. */
export interface TrainingInput {
  readonly sessions: readonly LabelledSession[];
  readonly settings: TrainingSettings;
  readonly threads: number;
}

/** What it says. */
export type TrainingMessage =
  | { readonly kind: 'progress'; readonly stage: TrainingStage; readonly fraction: number }
  | { readonly kind: 'trained'; readonly artifact: Uint8Array; readonly report: TrainingReport }
  | { readonly kind: 'refused'; readonly reason: string };

/** Failures a person can mend; anything else is a defect and keeps its stack. */
const EXPECTED = ['CannotTrain', 'InvalidHyperparameter', 'InvalidGrouping'];

if (parentPort) {
  const port = parentPort;
  const say = (message: TrainingMessage) => port.postMessage(message);
  // What `TrainingJobs` gives it.
  const { sessions, settings, threads } = workerData as TrainingInput;
  const pool = createPool({ threads });
  try {
    const { artifact, report } = await trainModel(sessions, settings, {
      parallel: pool,
      onProgress: (stage, fraction) => say({ kind: 'progress', stage, fraction }),
    });
    say({ kind: 'trained', artifact, report });
  } catch (error) {
    if (!(error instanceof Error) || !EXPECTED.includes(error.name)) throw error;
    say({ kind: 'refused', reason: error.message });
  } finally {
    await pool.close();
  }
}
