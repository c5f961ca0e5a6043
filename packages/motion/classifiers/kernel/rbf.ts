/** A radial basis function of the squared distance. */
export interface Rbf {
  readonly gamma: number;
  /** 1: exp(−γ d²). 3: the mean of exp(−γ d² / 4), exp(−γ d²) and exp(−4 γ d²). */
  readonly scales: number;
}

/**
 * Nearness of two vectors, 1 for equal ones. Three scales serve classes that lie wide apart and classes that
 * lie close together with one setting; a sum of kernels is a kernel.
 */
export function rbf({ gamma, scales }: Rbf, squaredDistance: number): number {
  // Rounding may make the distance of equal vectors negative.
  const distance = squaredDistance > 0 ? squaredDistance : 0;
  if (scales === 1) return Math.exp(-gamma * distance);
  const wide = Math.exp((-gamma / 4) * distance);
  const middle = wide * wide * wide * wide;
  const narrow = middle * middle * middle * middle;
  return (wide + middle + narrow) / 3;
}
