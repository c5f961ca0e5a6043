"""Prints the numbers random.test.ts expects: Murmur3 by scikit-learn, xoshiro128** after its authors' C code."""

import struct

from sklearn.utils import murmurhash3_32

MASK = 0xFFFFFFFF


def murmur(numbers, seed, positive=False):
    return murmurhash3_32(b"".join(struct.pack("<q", n) for n in numbers), seed=seed, positive=positive)


def rotate(word, bits):
    return ((word << bits) | (word >> (32 - bits))) & MASK


def xoshiro(path):
    s = [murmur(path, seed, positive=True) for seed in (1, 2, 3, 4)]
    while True:
        yield rotate((s[1] * 5) & MASK, 7) * 9 & MASK
        t = (s[1] << 9) & MASK
        s[2] ^= s[0]
        s[3] ^= s[1]
        s[1] ^= s[2]
        s[0] ^= s[3]
        s[2] ^= t
        s[3] = rotate(s[3], 11)


print([murmur(*case) for case in [((0,), 0), ((42,), 1), ((2**40 + 5, -3), 7)]])
words = xoshiro((42,))
print([next(words) * 1_000_000 >> 32 for _ in range(3)])
high, low = next(words) >> 5, next(words) >> 6
print((high * 2**26 + low) / 2**53)
