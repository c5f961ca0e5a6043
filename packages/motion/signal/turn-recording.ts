import { rotate, type Quaternion } from './quaternion.ts';
import type { Recording } from './recording.ts';

/** What a sensor would have recorded that is worn turned round: `rotation` turns the axes it has into those it would have. */
export function turnRecording({ times, axes }: Recording, rotation: Quaternion): Recording {
  const columns = [
    rotate(rotation, [1, 0, 0]),
    rotate(rotation, [0, 1, 0]),
    rotate(rotation, [0, 0, 1]),
  ] as const;
  const turned = axes.map((_, axis) => {
    const row = axis % 3;
    const [x, y, z] = axes.slice(axis - row, axis - row + 3);
    const [a, b, c] = columns.map((column) => column[row]);
    return Float32Array.from(x, (value, i) => a * value + b * y[i] + c * z[i]);
  });
  return { times, axes: turned };
}
