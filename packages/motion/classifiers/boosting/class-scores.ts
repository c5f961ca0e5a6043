/** Classes that get a tree a round: of two classes the second only, the first one's score stays where it starts. */
export function boostedClasses(classes: number): number[] {
  return classes === 2 ? [1] : Array.from({ length: classes }, (_, k) => k);
}

/** The logarithm of each class's share of the sample: −Infinity, so never the answer, for a class without a row. */
export function startScores(labels: Uint16Array, sample: Uint32Array, classes: number): Float64Array {
  const counts = new Float64Array(classes);
  for (const row of sample) counts[labels[row]]++;
  return counts.map((count) => Math.log(count / sample.length));
}
