import type { ChunkContent } from './chunk-codec.ts';
import type { Run } from './readings.ts';

/** Several contents as one, in the given order. */
export function joinContents(parts: readonly ChunkContent[]): ChunkContent {
  const count = parts.reduce((sum, part) => sum + part.times.length, 0);
  const times = new Float64Array(count);
  const axes = parts[0].axes.map(() => new Float32Array(count));
  const temperature = parts.some((part) => part.temperature) ? new Float32Array(count).fill(NaN) : null;
  const named = parts.some((part) => part.exerciseTypes);
  const runs: Run[] = [];
  let at = 0;
  for (const part of parts) {
    times.set(part.times, at);
    axes.forEach((axis, a) => axis.set(part.axes[a], at));
    if (part.temperature) temperature?.set(part.temperature, at);
    if (named) appendRuns(runs, part.exerciseTypes ?? [{ value: null, count: part.times.length }]);
    at += part.times.length;
  }
  return { times, axes, temperature, exerciseTypes: named ? runs : null };
}

/** Readings at the given positions, in that order. */
export function pickReadings(
  content: ChunkContent,
  positions: readonly number[] | Uint32Array,
): ChunkContent {
  const at = Uint32Array.from(positions);
  const { temperature, exerciseTypes } = content;
  const values = exerciseTypes && valuesOf(exerciseTypes);
  const runs: Run[] = [];
  if (values) for (const position of at) appendRuns(runs, [{ value: values[position], count: 1 }]);
  return {
    times: Float64Array.from(at, (position) => content.times[position]),
    axes: content.axes.map((axis) => Float32Array.from(at, (position) => axis[position])),
    temperature: temperature && orNull(Float32Array.from(at, (position) => temperature[position])),
    exerciseTypes: runs.some((run) => run.value !== null) ? runs : null,
  };
}

/** Adds runs to `runs`, merging where the text goes on. */
export function appendRuns(runs: Run[], more: readonly Run[]): void {
  for (const run of more) {
    const last = runs.at(-1);
    if (last?.value === run.value)
      runs[runs.length - 1] = { value: run.value, count: last.count + run.count };
    else runs.push(run);
  }
}

function orNull(temperature: Float32Array): Float32Array | null {
  return temperature.every((degrees) => Number.isNaN(degrees)) ? null : temperature;
}

function valuesOf(runs: readonly Run[]): (string | null)[] {
  return runs.flatMap((run) => new Array<string | null>(run.count).fill(run.value));
}
