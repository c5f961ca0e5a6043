/**
 * Deals rows into at most `count` folds so that a group stays whole and each fold holds about its share of
 * every class, the largest groups first.
 *
 * @param rows which rows of `labels` and `groups` are dealt
 * @returns the fold of each of `rows`; all 0 when there is only one group
 */
export function groupedFolds(
  labels: Uint16Array,
  groups: Uint32Array,
  rows: Uint32Array,
  count: number,
): Uint8Array {
  const classes = rows.reduce((most, row) => Math.max(most, labels[row] + 1), 0);
  const totals = new Float64Array(classes);
  const counts = new Map<number, Float64Array>();
  for (const row of rows) {
    const group = counts.get(groups[row]) ?? new Float64Array(classes);
    counts.set(groups[row], group);
    group[labels[row]]++;
    totals[labels[row]]++;
  }
  const size = (group: Float64Array) => group.reduce((sum, value) => sum + value, 0);
  const largestFirst = [...counts].sort(([a, x], [b, y]) => size(y) - size(x) || a - b);
  const folds = Array.from({ length: Math.max(1, Math.min(count, counts.size)) }, () => ({
    counts: new Float64Array(classes),
    rows: 0,
  }));
  const foldOf = new Map<number, number>();
  for (const [group, ofGroup] of largestFirst) {
    // How much the fold holds already of what comes, class by class.
    const overlaps = folds.map((fold) =>
      ofGroup.reduce((sum, n, c) => sum + (n > 0 ? (n * fold.counts[c]) / totals[c] ** 2 : 0), 0),
    );
    const best = folds.reduce(
      (least, fold, i) =>
        overlaps[i] < overlaps[least] || (overlaps[i] === overlaps[least] && fold.rows < folds[least].rows)
          ? i
          : least,
      0,
    );
    foldOf.set(group, best);
    ofGroup.forEach((n, c) => (folds[best].counts[c] += n));
    folds[best].rows += size(ofGroup);
  }
  // Every group has got its fold.
  return Uint8Array.from(rows, (row) => foldOf.get(groups[row]) ?? 0);
}
