const DIGIT = 2 ** 11;

/**
 * Orders Float32 numbers by radix sort, which takes the same short time for any data.
 * @returns a function that writes the order of `values` to its result: the index of the smallest first,
 *   equal ones in the order they came. The result is valid until the next call.
 */
export function createFloatSorter(length: number): (values: Float32Array) => Uint32Array {
  const keys = new Uint32Array(length);
  const counts = [new Uint32Array(DIGIT), new Uint32Array(DIGIT), new Uint32Array(DIGIT)];
  let from = new Uint32Array(length);
  let to = new Uint32Array(length);

  return (values) => {
    const bits = new Int32Array(values.buffer, values.byteOffset, length);
    for (const count of counts) count.fill(0);
    for (let i = 0; i < length; i++) {
      const key = ascending(bits[i]);
      keys[i] = key;
      from[i] = i;
      counts[0][key & 0x7ff]++;
      counts[1][(key >>> 11) & 0x7ff]++;
      counts[2][key >>> 22]++;
    }
    counts.forEach((count, digit) => {
      const shift = 11 * digit;
      turnIntoPositions(count);
      for (let i = 0; i < length; i++) {
        const index = from[i];
        to[count[(keys[index] >>> shift) & 0x7ff]++] = index;
      }
      [from, to] = [to, from];
    });
    return from;
  };
}

/** Turns a float's bits into a whole number that grows with the float. */
function ascending(bits: number): number {
  return bits < 0 ? ~bits : bits ^ 0x80000000;
}

function turnIntoPositions(counts: Uint32Array): void {
  let position = 0;
  for (let i = 0; i < counts.length; i++) {
    const count = counts[i];
    counts[i] = position;
    position += count;
  }
}
