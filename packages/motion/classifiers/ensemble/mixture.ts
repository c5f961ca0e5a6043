/** Steps after which weights hardly move any more. */
const STEPS = 200;

/**
 * Weights of a mixture under which the true classes are most likely: expectation maximisation over fixed
 * members (Dempster, Laird & Rubin, J. R. Stat. Soc. B 39, 1977). Convex: there is one best answer.
 *
 * @param likelihoods what each member gave the true class of each row, above 0
 * @returns one weight a member, summing to 1
 */
export function fitMixture(likelihoods: readonly Float64Array[]): Float64Array {
  const members = likelihoods.length;
  const rows = likelihoods[0].length;
  let weights = new Float64Array(members).fill(1 / members);
  for (let step = 0; step < STEPS; step++) {
    const next = new Float64Array(members);
    for (let row = 0; row < rows; row++) {
      let all = 0;
      for (let m = 0; m < members; m++) all += weights[m] * likelihoods[m][row];
      for (let m = 0; m < members; m++) next[m] += (weights[m] * likelihoods[m][row]) / all;
    }
    weights = next.map((sum) => sum / rows);
  }
  return weights;
}
