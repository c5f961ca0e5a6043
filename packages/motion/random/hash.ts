/**
 * Murmur3's 32-bit hash (Appleby, 2011) of whole numbers up to ±2⁵³, each taken as two words.
 * @returns a signed 32-bit integer
 */
export function hash(numbers: readonly number[], seed: number): number {
  let state = seed;
  for (const number of numbers) {
    state = mixIn(state, number | 0);
    state = mixIn(state, Math.floor(number / 2 ** 32) | 0);
  }
  return finish(state ^ (numbers.length * 8));
}

function mixIn(state: number, word: number): number {
  const k = Math.imul(word, 0xcc9e2d51);
  const mixed = state ^ Math.imul((k << 15) | (k >>> 17), 0x1b873593);
  return (Math.imul((mixed << 13) | (mixed >>> 19), 5) + 0xe6546b64) | 0;
}

/** Murmur3's finaliser: every bit of the input sways every bit of the output. */
function finish(state: number): number {
  let h = Math.imul(state ^ (state >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}
