import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { multiply, turnAbout, turnRecording, type Quaternion } from '../signal/index.ts';
import { simulateRecordings } from '../simulation/index.ts';
import { createExtractor } from './index.ts';

const SAMPLES = 200;
const SHAPE = { rateHz: 50, samples: SAMPLES, magnetometer: true, profile: 'any_orientation' } as const;
const extractor = createExtractor(SHAPE);

function extract(axes: readonly Float32Array[]): Float64Array {
  const out = new Float64Array(extractor.features.length);
  extractor.extract(axes, 0, out, 0);
  return out;
}

const turned = (axes: readonly Float32Array[], rotation: Quaternion) =>
  turnRecording({ times: new Float64Array(axes[0].length), axes }, rotation).axes;

/** The middle of every exercise of a virtual athlete. */
const windows = simulateRecordings({ athletes: 1, secondsPerSet: 10, setsPerExercise: 1, seed: 4 }).map(
  ({ name, recording }) => ({
    name,
    axes: recording.axes.map((axis) => axis.slice(250, 250 + SAMPLES)),
  }),
);

const angle = fc.double({ min: -Math.PI, max: Math.PI, noNaN: true });
const rotation = fc
  .tuple(angle, angle, angle)
  .map(([a, b, c]) => multiply(multiply(turnAbout(2, a), turnAbout(0, b)), turnAbout(1, c)));

describe('the features of any_orientation', () => {
  it.each(windows)('stay the same when the sensor is turned: $name', ({ axes }) => {
    const before = extract(axes);
    fc.assert(
      fc.property(rotation, (turn) => {
        const after = extract(turned(axes, turn));
        const changed = extractor.features.flatMap(({ name }, i) =>
          Math.abs(after[i] - before[i]) <= 1e-4 * Math.max(1e-2, Math.abs(before[i]))
            ? []
            : [{ name, before: before[i], after: after[i] }],
        );
        expect(changed).toEqual([]);
      }),
      { numRuns: 20 },
    );
  });
});
