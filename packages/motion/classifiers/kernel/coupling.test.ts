import { expect, test } from 'vitest';
import { readStandardised } from '../standardised.fixture.ts';
import { PairwiseCoupling } from './coupling.ts';

test('couples to the exact solution but for the tolerance of the iteration', () => {
  for (const { pairs, probabilities } of readStandardised().golden.couplings) {
    const out = new Float64Array(probabilities.length);
    new PairwiseCoupling(probabilities.length).couple(Float64Array.from(pairs.flat()), out);
    out.forEach((p, i) => expect(Math.abs(p - probabilities[i])).toBeLessThan(0.01));
    expect(out.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 9);
  }
});

test('gives back the probabilities the pairs agree on', () => {
  const truth = [0.7, 0.2, 0.06, 0.04];
  const pairs = Float64Array.from(truth.flatMap((p) => truth.map((q) => p / (p + q))));
  const out = new Float64Array(4);
  new PairwiseCoupling(4).couple(pairs, out);
  out.forEach((p, i) => expect(Math.abs(p - truth[i])).toBeLessThan(0.005));
});
