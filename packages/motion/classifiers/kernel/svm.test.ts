import { expect, test } from 'vitest';
import { indexOfLargest } from '../../evaluation/index.ts';
import { families } from '../index.ts';
import { squaresOf } from '../row-products.ts';
import { learnScaling, scaledRows } from '../scaling.ts';
import { readStandardised } from '../standardised.fixture.ts';
import { answers, blobs, FEATURES, trainerOf } from '../trees/blobs.fixture.ts';
import { fillKernel, type KernelSpace } from './kernel-matrix.ts';
import { trainPair } from './train-pair.ts';

const { svm } = families;
const train = trainerOf(svm, {});
const PLAIN = { clip: 0, max_correlation: 1, scales: 1, calibration_folds: 0 };
const places = (length: number, first = 0) => Uint32Array.from({ length }, (_, i) => first + i);

/** Iris and, from row 150, the points between. */
function irisSpace(scales = 1): KernelSpace & { matrix: Float32Array } {
  const { data, between } = readStandardised();
  const scaling = learnScaling(data, places(150), { clip: 0, maxCorrelation: 1 });
  const values = Float32Array.of(...data.values, ...between.values);
  const scaled = scaledRows(scaling, { ...data, values }, places(200));
  const matrix = new Float32Array(200 * 200);
  return {
    values: scaled.values,
    columns: 4,
    squares: squaresOf(scaled),
    rbf: { gamma: 0.25, scales },
    matrix,
  };
}

test.each(['with the matrix of all rows', 'with rows computed as needed'])(
  "agrees with scikit-learn's SVC on how sure each pair of classes is, %s",
  (how) => {
    const { golden } = readStandardised();
    const space = irisSpace();
    fillKernel({ space, first: 0, count: 200 });
    const used = how.includes('needed') ? { ...space, matrix: null } : space;
    const pairs = [
      [0, 1],
      [0, 2],
      [1, 2],
    ];
    pairs.forEach(([first, second], p) => {
      const rows = Uint32Array.of(...places(50, 50 * first), ...places(50, 50 * second));
      const { coefficients, answers } = trainPair({
        space: used,
        rows,
        positives: 50,
        cost: 3,
        held: places(50, 150),
      });
      answers.forEach((answer, i) =>
        expect(Math.abs(answer - golden.svc.decisions_between[i][p])).toBeLessThan(2e-3),
      );
      expect(coefficients.reduce((sum, value) => sum + value, 0)).toBeCloseTo(0, 9);
      coefficients.forEach((value, i) => expect(i < 50 ? value : -value).toBeGreaterThanOrEqual(0));
      coefficients.forEach((value) => expect(Math.abs(value)).toBeLessThanOrEqual(3));
    });
  },
);

test("answers as scikit-learn's SVC", async () => {
  const { data, between, golden } = readStandardised();
  const { state } = await train(data, PLAIN);
  const predicted = answers(svm.revive(state), between).map(indexOfLargest);
  expect(predicted).toEqual(golden.svc.predictions_between);
});

test('fills the matrix in with its mirror image, whatever the blocks', () => {
  const [whole, blocks] = [irisSpace(3), irisSpace(3)];
  fillKernel({ space: whole, first: 0, count: 200 });
  fillKernel({ space: blocks, first: 90, count: 110 });
  fillKernel({ space: blocks, first: 0, count: 90 });
  expect(blocks.matrix).toEqual(whole.matrix);
  for (let i = 0; i < 200; i++) {
    expect(whole.matrix[i * 201]).toBeCloseTo(1, 6);
    for (let j = 0; j < i; j++) expect(whole.matrix[j * 200 + i]).toBe(whole.matrix[i * 200 + j]);
  }
});

test('keeps as support vectors only what lies near the border', async () => {
  const apart = await train(blobs(1, 300, 12), PLAIN);
  const mixed = await train(blobs(1, 300, 1), PLAIN);
  const vectors = ({ state }: typeof apart) => state.arrays.vectors.length / FEATURES;
  expect(vectors(apart)).toBeLessThan(vectors(mixed) / 2);
});

test('every hyperparameter tells', async () => {
  const data = { ...blobs(1, 150, 1), groups: Uint32Array.from({ length: 150 }, (_, row) => row % 5) };
  const usual = answers(svm.revive((await train(data)).state), data);
  const others: Record<string, number>[] = [
    { cost: 0.3 },
    { gamma: 3 },
    { scales: 1 },
    { clip: 1 },
    { max_correlation: 0.1 },
    { calibration_folds: 0 },
  ];
  for (const given of others) {
    expect(answers(svm.revive((await train(data, given)).state), data)).not.toEqual(usual);
  }
});
