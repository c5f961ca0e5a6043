import type { Random } from '../random/index.ts';

/** A rotation about a random axis by a normally distributed angle, as a 3 × 3 matrix, row by row. */
export function randomTurn(random: Random, degrees: number): Float64Array {
  const axis = [random.normal(), random.normal(), random.normal()];
  const length = Math.hypot(...axis);
  const [x, y, z] = axis.map((part) => part / length);
  const angle = (random.normal() * degrees * Math.PI) / 180;
  const cos = Math.cos(angle);
  const sin = Math.sin(angle);
  const rest = 1 - cos;
  // Rodrigues' formula.
  return Float64Array.of(
    ...[cos + x * x * rest, x * y * rest - z * sin, x * z * rest + y * sin],
    ...[y * x * rest + z * sin, cos + y * y * rest, y * z * rest - x * sin],
    ...[z * x * rest - y * sin, z * y * rest + x * sin, cos + z * z * rest],
  );
}
