/** A smooth convex function: answers its value at `point` and writes its gradient. */
export type Smooth = (point: Float64Array, gradient: Float64Array) => number;

export interface Minimum {
  readonly point: Float64Array;
  readonly steps: number;
  /** Whether the gradient fell below the tolerance. */
  readonly settled: boolean;
}

/** Pairs of step and change of gradient that are remembered. */
const MEMORY = 10;
const MOST_HALVINGS = 40;
/** Of the decrease that the slope promises, what a step must achieve (Armijo). */
const SUFFICIENT = 1e-4;

/**
 * Minimises a smooth function plus `weight` × Σ |xᵢ| over the first `weighted` unknowns, from zero: L-BFGS (Liu &
 * Nocedal, Mathematical Programming 45, 1989), and with a weight its orthant-wise form OWL-QN (Andrew & Gao, ICML
 * 2007), in which a step never carries an unknown across 0.
 *
 * @param tolerance largest entry of the (pseudo-)gradient at which it stops
 */
export function minimise(
  smooth: Smooth,
  size: number,
  { weight = 0, weighted = 0, tolerance = 1e-5, mostSteps = 1000 } = {},
): Minimum {
  const absolute = (point: Float64Array) => {
    let sum = 0;
    for (let i = 0; i < weighted; i++) sum += Math.abs(point[i]);
    return weight * sum;
  };
  const history = new History(size);
  let point = new Float64Array(size);
  let gradient = new Float64Array(size);
  let value = smooth(point, gradient) + absolute(point);
  for (let steps = 0; steps < mostSteps; steps++) {
    const slope = pseudoGradient(point, gradient, weight, weighted);
    if (largest(slope) <= tolerance) return { point, steps, settled: true };
    const direction = history.direction(slope);
    keepDescending(direction, slope, weight > 0 ? weighted : 0);
    // Before anything is known of the curvature, a step of length 1 at most.
    let length = history.empty ? 1 / Math.max(1, norm(slope)) : 1;
    let found = false;
    for (let halving = 0; halving < MOST_HALVINGS && !found; halving++, length /= 2) {
      const next = walk(point, direction, length, slope, weight > 0 ? weighted : 0);
      const nextGradient = new Float64Array(size);
      const nextValue = smooth(next, nextGradient) + absolute(next);
      if (!(nextValue <= value + SUFFICIENT * progress(slope, point, next))) continue;
      history.add(difference(next, point), difference(nextGradient, gradient));
      point = next;
      gradient = nextGradient;
      value = nextValue;
      found = true;
    }
    // No step goes down any more: this is as exact as the numbers allow.
    if (!found) return { point, steps, settled: false };
  }
  return { point, steps: mostSteps, settled: false };
}

/** The gradient with that of the absolute values; at 0 the side that goes down, or 0 if neither does. */
function pseudoGradient(
  point: Float64Array,
  gradient: Float64Array,
  weight: number,
  weighted: number,
): Float64Array {
  const slope = Float64Array.from(gradient);
  for (let i = 0; i < weighted; i++) {
    if (point[i] !== 0) slope[i] += weight * Math.sign(point[i]);
    else slope[i] = Math.sign(slope[i]) * Math.max(0, Math.abs(slope[i]) - weight);
  }
  return slope;
}

/** Takes out of the direction what the memory of curvature turned uphill. */
function keepDescending(direction: Float64Array, slope: Float64Array, weighted: number): void {
  for (let i = 0; i < weighted; i++) if (direction[i] * slope[i] >= 0) direction[i] = 0;
}

/** One step; an unknown that would cross 0 stops there. */
function walk(
  point: Float64Array,
  direction: Float64Array,
  length: number,
  slope: Float64Array,
  weighted: number,
): Float64Array<ArrayBuffer> {
  const next = new Float64Array(point.length);
  for (let i = 0; i < point.length; i++) {
    next[i] = point[i] + length * direction[i];
    if (i < weighted && next[i] * (point[i] === 0 ? -slope[i] : point[i]) <= 0) next[i] = 0;
  }
  return next;
}

function progress(slope: Float64Array, from: Float64Array, to: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < slope.length; i++) sum += slope[i] * (to[i] - from[i]);
  return sum;
}

/** The latest steps, from which the inverse of the curvature is guessed. */
class History {
  readonly #size: number;
  readonly #steps: Float64Array[] = [];
  readonly #changes: Float64Array[] = [];

  constructor(size: number) {
    this.#size = size;
  }

  get empty(): boolean {
    return this.#steps.length === 0;
  }

  add(step: Float64Array, change: Float64Array): void {
    // Flat stretches tell nothing of the curvature.
    if (dot(step, change) <= 1e-12 * dot(change, change)) return;
    this.#steps.push(step);
    this.#changes.push(change);
    if (this.#steps.length > MEMORY) {
      this.#steps.shift();
      this.#changes.shift();
    }
  }

  /** Where Newton's method would go from here, by the two-loop recursion. */
  direction(slope: Float64Array): Float64Array {
    const steps = this.#steps;
    const changes = this.#changes;
    const out = Float64Array.from(slope, (value) => -value);
    const shares = new Float64Array(steps.length);
    for (let i = steps.length - 1; i >= 0; i--) {
      shares[i] = dot(steps[i], out) / dot(steps[i], changes[i]);
      addTimes(out, changes[i], -shares[i]);
    }
    const last = steps.length - 1;
    if (last >= 0) {
      const scale = dot(steps[last], changes[last]) / dot(changes[last], changes[last]);
      for (let i = 0; i < this.#size; i++) out[i] *= scale;
    }
    for (let i = 0; i < steps.length; i++) {
      const back = dot(changes[i], out) / dot(steps[i], changes[i]);
      addTimes(out, steps[i], shares[i] - back);
    }
    return out;
  }
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
  return sum;
}

function addTimes(to: Float64Array, values: Float64Array, factor: number): void {
  for (let i = 0; i < to.length; i++) to[i] += factor * values[i];
}

function difference(a: Float64Array, b: Float64Array): Float64Array {
  const out = new Float64Array(a.length);
  for (let i = 0; i < a.length; i++) out[i] = a[i] - b[i];
  return out;
}

function norm(values: Float64Array): number {
  return Math.sqrt(dot(values, values));
}

function largest(values: Float64Array): number {
  return values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
}
