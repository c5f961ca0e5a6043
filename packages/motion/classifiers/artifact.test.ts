import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DamagedArtifact, decodeArtifact, encodeArtifact, type ClassifierState } from './index.ts';

const names = fc.array(fc.string({ minLength: 1, unit: 'grapheme' }), { maxLength: 3 });
const numbers = fc.oneof(
  fc.float32Array({ maxLength: 5 }),
  fc.float64Array({ maxLength: 5 }),
  fc.int32Array({ maxLength: 5 }),
  fc.uint32Array({ maxLength: 5 }),
  fc.uint16Array({ maxLength: 5 }),
  fc.uint8Array({ maxLength: 5 }),
);
const state: fc.Arbitrary<ClassifierState> = fc.record({
  kind: fc.constant('random_forest'),
  classes: names,
  features: names,
  hyperparameters: fc.dictionary(fc.stringMatching(/^[a-z]+$/), fc.integer()),
  arrays: fc.dictionary(fc.stringMatching(/^[a-z]+$/), numbers, { noNullPrototype: true }),
});

const SAMPLE = encodeArtifact({ seed: 7 }, [
  {
    kind: 'random_forest',
    classes: ['räst', 'squat'],
    features: ['ax_mean'],
    hyperparameters: { trees: 1 },
    arrays: { target: Uint32Array.of(1, 2, 3), leaves: Float32Array.of(0.5, NaN) },
  },
]);

describe('an artifact', () => {
  test('gives back what was put in, wherever the bytes lie in memory', () => {
    fc.assert(
      fc.property(fc.array(state, { maxLength: 2 }), fc.nat(7), (states, shift) => {
        const bytes = encodeArtifact({ seed: 3 }, states);
        const memory = new Uint8Array(bytes.length + shift);
        memory.set(bytes, shift);
        expect(decodeArtifact(memory.subarray(shift))).toEqual({ header: { seed: 3 }, states });
        expect(decodeArtifact(Buffer.from(bytes))).toEqual({ header: { seed: 3 }, states });
      }),
    );
  });

  test('is the same for the same content', () => {
    const { header, states } = decodeArtifact<{ seed: number }>(SAMPLE);
    expect(encodeArtifact(header, states)).toEqual(SAMPLE);
  });

  test('is refused when cut off anywhere or followed by more', () => {
    for (let length = 0; length < SAMPLE.length; length++) {
      expect(() => decodeArtifact(SAMPLE.subarray(0, length))).toThrow(DamagedArtifact);
    }
    expect(() => decodeArtifact(Uint8Array.of(...SAMPLE, 0))).toThrow(/should have \d+ bytes and has/);
  });

  test('is refused when any bit is flipped', () => {
    for (let bit = 0; bit < 8 * SAMPLE.length; bit++) {
      const bytes = SAMPLE.slice();
      bytes[bit >> 3] ^= 1 << (bit & 7);
      expect(() => decodeArtifact(bytes)).toThrow(DamagedArtifact);
    }
  });

  test('is refused when it is any other bytes, or of another format', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
        expect(() => decodeArtifact(bytes)).toThrow('this is no Progo model');
      }),
    );
    const newer = SAMPLE.slice();
    newer[5] = 2;
    expect(() => decodeArtifact(newer)).toThrow(
      'the model has format 2, this version of Progo reads format 1',
    );
  });
});
