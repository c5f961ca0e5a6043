import { crc32 as zlib } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { crc32 } from './crc32.ts';

test('agrees with zlib, at once and piece by piece', () => {
  fc.assert(
    fc.property(fc.uint8Array(), fc.uint8Array(), (first, second) => {
      expect(crc32(first)).toBe(zlib(first));
      expect(crc32(second, crc32(first))).toBe(zlib(Uint8Array.of(...first, ...second)));
    }),
  );
});
