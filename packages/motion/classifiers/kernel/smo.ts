/** Nearness of the training row at a place to all, in their order. Valid until two more are asked for. */
export type NearnessOf = (place: number) => Float32Array;

export interface Machine {
  /** What each training row adds to the answer: up to `cost` for the first class, down to −`cost` for the second. */
  readonly coefficients: Float64Array;
  readonly bias: number;
}

/** Stops when no pair of rows breaks the optimality conditions by more. */
const TOLERANCE = 1e-3;
/** Steps at least allowed before giving up on that. */
const FEWEST_STEPS = 1e6;

/**
 * Trains a support vector machine for two classes by sequential minimal optimisation, each step on the pair of
 * rows chosen by second-order information (Fan, Chen, Lin, JMLR 6, 2005, WSS 2).
 *
 * The unknowns are βᵢ = yᵢ αᵢ, and `gap[i]` is yᵢ − Σ βⱼ K(i, j): what the answer at row i lacks, but for the bias.
 * A step moves βᵢ up and βⱼ down by as much, which keeps their sum 0.
 *
 * @param nearness a kernel that is 1 for a row and itself
 * @param positives the first so many of `rows` rows are of the first class (+1), the others of the second (−1)
 */
export function trainMachine(nearness: NearnessOf, rows: number, positives: number, cost: number): Machine {
  const beta = new Float64Array(rows);
  const gap = Float64Array.from({ length: rows }, (_, i) => (i < positives ? 1 : -1));
  const most = (i: number) => (i < positives ? cost : 0);
  const least = (i: number) => (i < positives ? 0 : -cost);
  const steps = Math.max(FEWEST_STEPS, 100 * rows);
  for (let step = 0; step < steps; step++) {
    const up = mostLacking(gap, beta, positives, cost);
    if (up < 0) break;
    const nearUp = nearness(up);
    const down = bestPartner(gap, beta, positives, cost, up, nearUp);
    if (down < 0) break;
    const nearDown = nearness(down);
    const wanted = (gap[up] - gap[down]) / curvature(nearUp[down]);
    const room = Math.min(most(up) - beta[up], beta[down] - least(down));
    const move = Math.min(wanted, room);
    // Exactly on the bound, so that rounding leaves no room where there is none.
    beta[up] = move === most(up) - beta[up] ? most(up) : beta[up] + move;
    beta[down] = move === beta[down] - least(down) ? least(down) : beta[down] - move;
    for (let i = 0; i < rows; i++) gap[i] -= move * (nearUp[i] - nearDown[i]);
  }
  return { coefficients: beta, bias: biasOf(gap, beta, positives, cost) };
}

/** Second derivative of the objective along a step; positive even for two rows that are alike. */
function curvature(nearness: number): number {
  return Math.max(2 - 2 * nearness, 1e-12);
}

/** The row with the largest gap among those whose β may rise. */
function mostLacking(gap: Float64Array, beta: Float64Array, positives: number, cost: number): number {
  let best = -1;
  let largest = -Infinity;
  for (let i = 0; i < positives; i++) {
    if (gap[i] > largest && beta[i] < cost) {
      largest = gap[i];
      best = i;
    }
  }
  for (let i = positives; i < gap.length; i++) {
    if (gap[i] > largest && beta[i] < 0) {
      largest = gap[i];
      best = i;
    }
  }
  return best;
}

/** The row, among those whose β may fall, with which a step gains most; −1 when all are within the tolerance. */
function bestPartner(
  gap: Float64Array,
  beta: Float64Array,
  positives: number,
  cost: number,
  up: number,
  nearUp: Float32Array,
): number {
  const top = gap[up];
  let best = -1;
  let gain = 0;
  let widest = 0;
  for (let i = 0; i < gap.length; i++) {
    const mayFall = i < positives ? beta[i] > 0 : beta[i] > -cost;
    const difference = top - gap[i];
    if (!mayFall || difference <= 0) continue;
    if (difference > widest) widest = difference;
    const squared = difference * difference;
    const a = 2 - 2 * nearUp[i];
    const gained = squared / (a > 1e-12 ? a : 1e-12);
    if (gained > gain) {
      gain = gained;
      best = i;
    }
  }
  return widest < TOLERANCE ? -1 : best;
}

/** The mean gap of rows off their bounds; without such, the middle of what the others allow. */
function biasOf(gap: Float64Array, beta: Float64Array, positives: number, cost: number): number {
  let [sum, free, low, high] = [0, 0, -Infinity, Infinity];
  for (let i = 0; i < gap.length; i++) {
    const mayRise = i < positives ? beta[i] < cost : beta[i] < 0;
    const mayFall = i < positives ? beta[i] > 0 : beta[i] > -cost;
    if (mayRise && mayFall) {
      sum += gap[i];
      free++;
    } else if (mayRise) low = Math.max(low, gap[i]);
    else high = Math.min(high, gap[i]);
  }
  return free > 0 ? sum / free : (low + high) / 2;
}
