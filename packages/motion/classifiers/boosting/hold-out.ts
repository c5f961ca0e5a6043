import { groupedFolds } from '../grouped-folds.ts';

/** With fewer groups there is none to spare. */
const FEWEST_GROUPS = 3;

/** One fold in so many is held out. */
const FOLDS = 5;

export interface HoldOut {
  /** Indices into the given rows. */
  readonly sample: Uint32Array;
  readonly heldOut: Uint32Array;
}

/**
 * Holds out whole groups: about a fifth of the rows and of every class, as far as groups allow (one of three
 * or four). The largest groups stay to learn from.
 * @param labels class of each row
 * @param groups group of each row
 * @returns null with fewer than `FEWEST_GROUPS` groups
 */
export function holdOutGroups(labels: Uint16Array, groups: Uint32Array): HoldOut | null {
  const count = new Set(groups).size;
  if (count < FEWEST_GROUPS) return null;
  const rows = Uint32Array.from(groups.keys());
  const folds = groupedFolds(labels, groups, rows, FOLDS);
  const last = Math.min(FOLDS, count) - 1;
  return {
    sample: rows.filter((row) => folds[row] !== last),
    heldOut: rows.filter((row) => folds[row] === last),
  };
}
