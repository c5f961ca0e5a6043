import type { ClassifierFamily, Dataset } from '../classifiers/index.ts';
import { sharedFloat32, type Parallel } from '../parallel/index.ts';
import { CannotTrain, labelledWindows, type LabelledSession } from './labelled-windows.ts';
import { turnedSessions } from './turned-sessions.ts';
import type { WindowSettings } from './window-settings.ts';

/** So many turned copies of every recording. */
const COPIES = 2;

interface TurnedCopiesOptions extends NonNullable<Parameters<typeof labelledWindows>[3]> {
  /** Largest angle by which a copy is turned; 0: no copies. */
  readonly degrees: number;
  readonly seed: number;
}

/**
 * The same windows from turned copies of the recordings, row by row those of the sessions as they are.
 * @throws {CannotTrain} when turning changes nothing of what is looked at
 */
export async function turnedCopies(
  sessions: readonly LabelledSession[],
  settings: WindowSettings,
  parallel: Parallel,
  { degrees, seed, ...options }: TurnedCopiesOptions,
): Promise<Dataset[]> {
  if (degrees === 0) return [];
  if (options.profile === 'any_orientation') {
    throw new CannotTrain('turned copies teach nothing to any_orientation: leave one of the two out');
  }
  const copies: Dataset[] = [];
  for (let stream = 1; stream <= COPIES; stream++) {
    const turned = turnedSessions(sessions, { seed, stream, degrees });
    copies.push((await labelledWindows(turned, settings, parallel, options)).data);
  }
  return copies;
}

/**
 * The family, taught by copies of the rows of `data` too. A copy comes and goes with its row: what is left out of
 * training is left out in every copy, so that nothing leaks from one fold into another.
 *
 * @param data the values it will be trained on; labels may change from training to training
 * @param copies the rows of `data`, in the same order, seen otherwise
 */
export function augmented(
  family: ClassifierFamily,
  data: Dataset,
  copies: readonly Dataset[],
): ClassifierFamily {
  if (copies.length === 0) return family;
  const views = [data, ...copies];
  const values = sharedFloat32(views.length * data.values.length);
  views.forEach((view, i) => values.set(view.values, i * data.values.length));
  return {
    ...family,
    async train(labelled, hyperparameters, context, rows = Uint32Array.from(labelled.labels.keys())) {
      const all: Dataset = {
        ...labelled,
        values,
        rows: views.length * labelled.rows,
        labels: Uint16Array.from(views.flatMap(() => [...labelled.labels])),
        groups: Uint32Array.from(views.flatMap(() => [...labelled.groups])),
      };
      const inAll = Uint32Array.from(
        views.flatMap((_, i) => Array.from(rows, (row) => row + i * labelled.rows)),
      );
      const training = await family.train(all, hyperparameters, context, inAll);
      // A row out of the bag whose copy is in it is no stranger.
      return { ...training, outOfBagAccuracy: null };
    },
  };
}
