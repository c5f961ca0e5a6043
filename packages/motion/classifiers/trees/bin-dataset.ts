import { onSharedMemory, sharedFloat32, sharedUint8 } from '../../parallel/shared.ts';
import type { TrainingContext } from '../classifier.ts';
import type { Dataset } from '../dataset.ts';
import type { Bins } from './bins.ts';

/** Bins all columns of the given rows, each thread some of them. The result lies on memory that threads share. */
export async function binDataset(
  data: Pick<Dataset, 'values' | 'features'>,
  rows: Uint32Array,
  limit: number,
  { parallel, signal }: Pick<TrainingContext, 'parallel' | 'signal'>,
): Promise<Bins> {
  const width = data.features.length;
  const share = Math.ceil(width / parallel.threads);
  const common = { values: onSharedMemory(data.values), width, rows, limit };
  const inputs = Array.from({ length: Math.ceil(width / share) }, (_, i) => ({
    ...common,
    from: i * share,
    to: Math.min(width, (i + 1) * share),
  }));
  const parts = await parallel.run('binColumns', inputs, { signal });
  const bins: Bins = {
    rows: rows.length,
    columns: width,
    limit,
    codes: sharedUint8(width * rows.length),
    lowest: sharedFloat32(width * limit),
    highest: sharedFloat32(width * limit),
  };
  parts.forEach((part, i) => {
    bins.codes.set(part.codes, inputs[i].from * rows.length);
    bins.lowest.set(part.lowest, inputs[i].from * limit);
    bins.highest.set(part.highest, inputs[i].from * limit);
  });
  return bins;
}
