import { groupedFolds } from './grouped-folds.ts';

/**
 * Deals rows into folds of whole groups; where there is but one group, into runs of each class's rows in their
 * order, so that neighbouring windows mostly stay together.
 * @returns the fold of each row
 */
export function leftOutFolds(labels: Uint16Array, groups: Uint32Array, count: number): Uint8Array {
  const every = Uint32Array.from(labels, (_, row) => row);
  const folds = groupedFolds(labels, groups, every, count);
  return folds.some((fold) => fold > 0) ? folds : runsOf(labels, count);
}

function runsOf(labels: Uint16Array, count: number): Uint8Array {
  const totals = new Map<number, number>();
  for (const label of labels) totals.set(label, (totals.get(label) ?? 0) + 1);
  const seen = new Map<number, number>();
  return Uint8Array.from(labels, (label) => {
    const before = seen.get(label) ?? 0;
    seen.set(label, before + 1);
    return Math.floor((count * before) / (totals.get(label) ?? 1));
  });
}
