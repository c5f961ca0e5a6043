import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fitMixture } from './mixture.ts';

const likelihood = fc.double({ min: 1e-3, max: 1, noNaN: true });

function logLikelihood(members: readonly Float64Array[], weights: ArrayLike<number>): number {
  let sum = 0;
  for (let row = 0; row < members[0].length; row++) {
    sum += Math.log(members.reduce((all, member, m) => all + weights[m] * member[row], 0));
  }
  return sum;
}

test('weights are shares, and no other pair of shares makes the truth likelier', () => {
  const pair = fc
    .integer({ min: 1, max: 30 })
    .chain((rows) =>
      fc.tuple(...[0, 1].map(() => fc.array(likelihood, { minLength: rows, maxLength: rows }))),
    )
    .map((members) => members.map((values) => Float64Array.from(values)));
  fc.assert(
    fc.property(pair, fc.double({ min: 0, max: 1, noNaN: true }), (members, other) => {
      const weights = fitMixture(members);
      expect(weights[0] + weights[1]).toBeCloseTo(1, 9);
      const best = logLikelihood(members, weights);
      // Expectation maximisation creeps where two members are almost alike.
      expect(best).toBeGreaterThanOrEqual(logLikelihood(members, [other, 1 - other]) - 0.05);
    }),
  );
});

test('a member that knows nothing gets next to no weight beside one that knows', () => {
  const [good, bad] = fitMixture([new Float64Array(50).fill(0.9), new Float64Array(50).fill(0.1)]);
  expect(good).toBeGreaterThan(0.99);
  expect(bad).toBeLessThan(0.01);
});
