import type { KernelSpace } from './kernel-matrix.ts';
import { kernelRows } from './kernel-rows.ts';
import { trainMachine, type Machine } from './smo.ts';

/** Two classes to tell apart. */
export interface TrainPairInput {
  readonly space: KernelSpace;
  /** Rows of the space to learn from, those of the first class first. */
  readonly rows: Uint32Array;
  readonly positives: number;
  readonly cost: number;
  /** Rows to answer for. */
  readonly held: Uint32Array;
}

export interface TrainedPair extends Machine {
  /** The answer for each held row, positive for the first class. */
  readonly answers: Float64Array;
}

/** Trains a machine for two classes, and asks it. */
export function trainPair({ space, rows, positives, cost, held }: TrainPairInput): TrainedPair {
  const near = kernelRows(space, rows);
  const machine = trainMachine((place) => near.of(rows[place]), rows.length, positives, cost);
  const { coefficients, bias } = machine;
  const answers = Float64Array.from(held, (row) => {
    const nearness = near.of(row);
    let sum = bias;
    for (let i = 0; i < coefficients.length; i++) sum += coefficients[i] * nearness[i];
    return sum;
  });
  return { ...machine, answers };
}
