import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ByteReader, ByteWriter } from './bytes.ts';

const written = (write: (out: ByteWriter) => void, capacity = 1): Uint8Array => {
  const out = new ByteWriter(capacity);
  write(out);
  return out.bytes();
};

describe('bytes', () => {
  it.each([
    [0, 1],
    [127, 1],
    [128, 2],
    [2 ** 14 - 1, 2],
    [2 ** 35, 6],
    [Number.MAX_SAFE_INTEGER, 8],
  ])('keep %d in %d of them', (value, length) => {
    const bytes = written((out) => out.unsigned(value));
    expect(bytes).toHaveLength(length);
    expect(new ByteReader(bytes).unsigned()).toBe(value);
  });

  it('keep whole numbers of either sign', () => {
    fc.assert(
      fc.property(fc.integer({ min: -(2 ** 52), max: 2 ** 52 - 1 }), (value) => {
        expect(new ByteReader(written((out) => out.signed(value))).signed()).toBe(value);
      }),
    );
  });

  it('keep a mixture in its order, growing as needed', () => {
    const thing = fc.oneof(
      fc.record({ kind: fc.constant('unsigned' as const), value: fc.maxSafeNat() }),
      fc.record({ kind: fc.constant('byte' as const), value: fc.integer({ min: 0, max: 255 }) }),
      fc.record({ kind: fc.constant('float32' as const), value: fc.float() }),
      fc.record({ kind: fc.constant('text' as const), value: fc.option(fc.string({ unit: 'grapheme' })) }),
    );
    fc.assert(
      fc.property(fc.array(thing), fc.integer({ min: 1, max: 64 }), (things, capacity) => {
        const bytes = written((out) => {
          for (const one of things) {
            if (one.kind === 'text') out.text(one.value);
            else out[one.kind](one.value);
          }
        }, capacity);
        const input = new ByteReader(bytes);
        expect(things.map(({ kind }) => input[kind]())).toEqual(things.map(({ value }) => value));
      }),
    );
  });

  it('keep columns at any offset', () => {
    const column = Float32Array.from([1.5, -0, NaN, 3.4028234663852886e38]);
    const bytes = written((out) => {
      out.byte(7);
      out.float32s(column);
    });
    const input = new ByteReader(bytes);
    input.byte();
    const target = new Float32Array(6);
    input.float32s(target, 1, 4);
    expect(target).toEqual(Float32Array.from([0, ...column, 0]));
  });
});
