import type { Random } from '../../random/index.ts';

/** A packed number is gradient × 2²⁶ + curvature, both whole: sums stay exact below 2⁵³. */
export const GRADIENT_UNIT = 2 ** 26;

/** How far the loss of each row slopes (gradient) and bends (curvature, never negative) with its score. */
export interface Gradients {
  readonly gradient: Float64Array;
  readonly curvature: Float64Array;
}

export interface PackedGradients {
  /** One number for each row of the sample's matrix; those outside the sample are 0. */
  readonly packed: Float64Array;
  /** Whole steps in 1 of the loss's slope and bend. */
  readonly gradientScale: number;
  readonly curvatureScale: number;
}

/**
 * Rounds gradients to whole steps at random, so that sums stay unbiased (Shi et al., "Quantized Training of
 * Gradient Boosting Decision Trees", NeurIPS 2022), as fine as exact sums over the sample allow (2²⁶ / rows
 * steps), and puts both into one number: a histogram then costs one addition a row, and parent − child is exact.
 */
export function packGradients(
  { gradient, curvature }: Gradients,
  sample: Uint32Array,
  random: Random,
): PackedGradients {
  const steps = Math.floor((GRADIENT_UNIT - 1) / sample.length) - 1;
  let steepest = 0;
  let sharpest = 0;
  for (const row of sample) {
    steepest = Math.max(steepest, Math.abs(gradient[row]));
    sharpest = Math.max(sharpest, curvature[row]);
  }
  const gradientScale = steepest > 0 ? steps / steepest : 0;
  const curvatureScale = sharpest > 0 ? steps / sharpest : 0;
  const packed = new Float64Array(gradient.length);
  for (const row of sample) {
    const slope = Math.floor(gradient[row] * gradientScale + random.next());
    const bend = Math.floor(curvature[row] * curvatureScale + random.next());
    packed[row] = slope * GRADIENT_UNIT + bend;
  }
  return { packed, gradientScale, curvatureScale };
}

/** The whole gradient in a sum of packed numbers; what is left is the curvature. */
export function gradientOf(sum: number): number {
  return Math.floor(sum / GRADIENT_UNIT);
}
