/**
 * Factorises a symmetric positive definite matrix into L Lᵀ, in place: only the lower triangle is read and written.
 * @throws {Error} when it is not positive definite
 */
export function cholesky(matrix: Float64Array, size: number): void {
  for (let i = 0; i < size; i++) {
    const row = i * size;
    let j = 0;
    for (; j + 4 <= i; j += 4) fourEntries(matrix, size, row, j);
    for (; j <= i; j++) {
      const other = j * size;
      let sum = matrix[row + j];
      for (let k = 0; k < j; k++) sum -= matrix[row + k] * matrix[other + k];
      if (j < i) matrix[row + j] = sum / matrix[other + j];
      else if (sum > 0) matrix[row + i] = Math.sqrt(sum);
      else throw new Error(`the matrix is not positive definite (pivot ${i} is ${sum})`);
    }
  }
}

/** Entries j to j + 3 of a row, left of the diagonal: four sums at a time keep the processor busy. */
function fourEntries(matrix: Float64Array, size: number, row: number, j: number): void {
  const a = j * size;
  const [b, c, d] = [a + size, a + 2 * size, a + 3 * size];
  let [s0, s1, s2, s3] = [matrix[row + j], matrix[row + j + 1], matrix[row + j + 2], matrix[row + j + 3]];
  for (let k = 0; k < j; k++) {
    const x = matrix[row + k];
    s0 -= x * matrix[a + k];
    s1 -= x * matrix[b + k];
    s2 -= x * matrix[c + k];
    s3 -= x * matrix[d + k];
  }
  s0 /= matrix[a + j];
  s1 = (s1 - s0 * matrix[b + j]) / matrix[b + j + 1];
  s2 = (s2 - s0 * matrix[c + j] - s1 * matrix[c + j + 1]) / matrix[c + j + 2];
  s3 = (s3 - s0 * matrix[d + j] - s1 * matrix[d + j + 1] - s2 * matrix[d + j + 2]) / matrix[d + j + 3];
  matrix[row + j] = s0;
  matrix[row + j + 1] = s1;
  matrix[row + j + 2] = s2;
  matrix[row + j + 3] = s3;
}

/** Solves L Lᵀ x = `vector` in place, for the factor `cholesky` left. */
export function solveCholesky(factor: Float64Array, size: number, vector: Float64Array): void {
  for (let i = 0; i < size; i++) {
    let sum = vector[i];
    for (let k = 0; k < i; k++) sum -= factor[i * size + k] * vector[k];
    vector[i] = sum / factor[i * size + i];
  }
  for (let i = size - 1; i >= 0; i--) {
    vector[i] /= factor[i * size + i];
    for (let k = 0; k < i; k++) vector[k] -= factor[i * size + k] * vector[i];
  }
}
