import type { Dataset } from '@progo/motion/classifiers';
import { DEFAULT_WINDOW, labelledWindows } from '@progo/motion/model';
import type { Parallel } from '@progo/motion/parallel';
import { simulateRecordings } from '@progo/motion/simulation';

/** Raw 9-axis windows of virtual athletes, and those of other athletes to test on. */
export async function simulatedWindows(
  rows: number,
  parallel: Parallel,
): Promise<{ train: Dataset; test: Dataset }> {
  const of = async (athletes: number, seed: number) => {
    const settings = { athletes, secondsPerSet: 62, setsPerExercise: 2, seed };
    const sessions = simulateRecordings(settings).map(({ subject, name, recording, labels }) => ({
      ...{ subject, session: name, recording, labels },
    }));
    return (await labelledWindows(sessions, DEFAULT_WINDOW, parallel, { input: 'samples' })).data;
  };
  const train = await of(Math.ceil(rows / 540), 1);
  // Athletes follow each other: every so many rows one is taken, so that all of them are there.
  return { train: part(train, rows), test: await of(2, 1000) };
}

/** So many rows, evenly spaced. */
function part(data: Dataset, rows: number): Dataset {
  const width = data.features.length;
  const chosen = Uint32Array.from({ length: rows }, (_, i) => Math.floor((i * data.rows) / rows));
  const values = new Float32Array(rows * width);
  chosen.forEach((row, i) => values.set(data.values.subarray(row * width, (row + 1) * width), i * width));
  return {
    ...data,
    values,
    rows,
    labels: Uint16Array.from(chosen, (row) => data.labels[row]),
    groups: Uint32Array.from(chosen, (row) => data.groups[row]),
  };
}
