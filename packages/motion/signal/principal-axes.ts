/** Principal axes of a cloud of 3-D points, largest variance first. Reused from call to call. */
export interface PrincipalAxes {
  /** Variances along the axes, descending. */
  readonly variances: Float64Array;
  /** Three unit vectors, one after the other; the largest component of each is positive. */
  readonly vectors: Float64Array;
}

export function createPrincipalAxes(): PrincipalAxes {
  return { variances: new Float64Array(3), vectors: new Float64Array(9) };
}

const covariance = new Float64Array(9);
const rotation = new Float64Array(9);

/** Finds the principal axes of the points (x[i], y[i], z[i]) about their mean, and writes them to `axes`. */
export function findPrincipalAxes(
  x: Float64Array,
  y: Float64Array,
  z: Float64Array,
  { variances, vectors }: PrincipalAxes,
): void {
  fillCovariance(x, y, z);
  diagonalize();
  const [a, b, c] = descending(covariance[0], covariance[4], covariance[8]);
  sort(a, 0);
  sort(b, 1);
  sort(c, 2);

  function sort(from: number, to: number): void {
    variances[to] = Math.max(0, covariance[4 * from]);
    let largest = 0;
    for (let i = 0; i < 3; i++) {
      const value = rotation[3 * i + from];
      if (Math.abs(value) > Math.abs(largest)) largest = value;
    }
    for (let i = 0; i < 3; i++) vectors[3 * to + i] = rotation[3 * i + from] * Math.sign(largest);
  }
}

function fillCovariance(x: Float64Array, y: Float64Array, z: Float64Array): void {
  const n = x.length;
  let mx = 0;
  let my = 0;
  let mz = 0;
  for (let i = 0; i < n; i++) {
    mx += x[i];
    my += y[i];
    mz += z[i];
  }
  mx /= n;
  my /= n;
  mz /= n;
  let xx = 0;
  let xy = 0;
  let xz = 0;
  let yy = 0;
  let yz = 0;
  let zz = 0;
  for (let i = 0; i < n; i++) {
    const dx = x[i] - mx;
    const dy = y[i] - my;
    const dz = z[i] - mz;
    xx += dx * dx;
    xy += dx * dy;
    xz += dx * dz;
    yy += dy * dy;
    yz += dy * dz;
    zz += dz * dz;
  }
  covariance.set([xx / n, xy / n, xz / n, xy / n, yy / n, yz / n, xz / n, yz / n, zz / n]);
}

/** Cyclic Jacobi rotations (Golub & Van Loan, Matrix Computations, 8.5): eigenvalues end on the diagonal. */
function diagonalize(): void {
  rotation.set([1, 0, 0, 0, 1, 0, 0, 0, 1]);
  for (let sweep = 0; sweep < 12; sweep++) {
    const off = Math.abs(covariance[1]) + Math.abs(covariance[2]) + Math.abs(covariance[5]);
    if (off <= 1e-15 * (Math.abs(covariance[0]) + Math.abs(covariance[4]) + Math.abs(covariance[8]))) return;
    rotate(0, 1);
    rotate(0, 2);
    rotate(1, 2);
  }
}

function rotate(p: number, q: number): void {
  const apq = covariance[3 * p + q];
  if (apq === 0) return;
  const theta = (covariance[4 * q] - covariance[4 * p]) / (2 * apq);
  const t = (theta >= 0 ? 1 : -1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
  const c = 1 / Math.sqrt(t * t + 1);
  const s = t * c;
  for (let i = 0; i < 3; i++) {
    const aip = covariance[3 * i + p];
    const aiq = covariance[3 * i + q];
    covariance[3 * i + p] = c * aip - s * aiq;
    covariance[3 * i + q] = s * aip + c * aiq;
  }
  for (let i = 0; i < 3; i++) {
    const api = covariance[3 * p + i];
    const aqi = covariance[3 * q + i];
    covariance[3 * p + i] = c * api - s * aqi;
    covariance[3 * q + i] = s * api + c * aqi;
    const rip = rotation[3 * i + p];
    const riq = rotation[3 * i + q];
    rotation[3 * i + p] = c * rip - s * riq;
    rotation[3 * i + q] = s * rip + c * riq;
  }
}

function descending(a: number, b: number, c: number): readonly [number, number, number] {
  if (a >= b) {
    if (b >= c) return [0, 1, 2];
    return a >= c ? [0, 2, 1] : [2, 0, 1];
  }
  if (a >= c) return [1, 0, 2];
  return b >= c ? [1, 2, 0] : [2, 1, 0];
}
