import { expect, test } from 'vitest';
import { createRandom } from '../random/index.ts';
import { sharpnessOf } from './sharpness.ts';
import { softmax } from './softmax.ts';

/** Scores whose softmax, once multiplied by `truth`, is the chance of each class. */
function drawn(truth: number, rows: number, classes: number) {
  const random = createRandom(1);
  const scores = Float64Array.from({ length: rows * classes }, () => (2 * random.normal()) / truth);
  const labels = Uint16Array.from({ length: rows }, (_, i) => {
    const p = scores.slice(i * classes, (i + 1) * classes).map((score) => score * truth);
    softmax(p, 0, classes);
    let left = random.next();
    return Math.max(
      0,
      p.findIndex((chance) => (left -= chance) < 0),
    );
  });
  return { scores, labels };
}

test.each([0.05, 1, 8])('finds by what scores were divided: %d', (truth) => {
  const { scores, labels } = drawn(truth, 4000, 4);
  expect(sharpnessOf(scores, labels, 4) / truth).toBeCloseTo(1, 1);
});

test('promises no certainty to scores that were never wrong', () => {
  const faultless = sharpnessOf(Float64Array.of(1, 0, 0, 1, 1, 0), [0, 1, 0], 2);
  expect(1 / (1 + Math.exp(-faultless))).toBeCloseTo(1 - 1 / 5 / 2, 3);
});

test('leaves classes that cannot be out of it', () => {
  const { scores, labels } = drawn(1, 500, 2);
  const wider = Float64Array.from({ length: 1500 }, (_, at) =>
    at % 3 === 2 ? -Infinity : scores[2 * Math.floor(at / 3) + (at % 3)],
  );
  expect(sharpnessOf(wider, labels, 3)).toBeCloseTo(sharpnessOf(scores, labels, 2), 9);
});
