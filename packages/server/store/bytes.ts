const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** Appends small things to bytes that grow as needed. Numbers are little-endian. */
export class ByteWriter {
  #bytes: Uint8Array;
  #length = 0;
  readonly #float = new Float32Array(1);

  constructor(capacity: number) {
    this.#bytes = new Uint8Array(capacity);
  }

  bytes(): Uint8Array {
    return this.#bytes.subarray(0, this.#length);
  }

  byte(value: number): void {
    this.#reserve(1);
    this.#bytes[this.#length++] = value;
  }

  /** A whole number from 0 to 2^53 - 1, seven bits a byte (LEB128). */
  unsigned(value: number): void {
    this.#reserve(8);
    let rest = value;
    while (rest >= 0x80) {
      this.#bytes[this.#length++] = (rest % 0x80) | 0x80;
      rest = Math.floor(rest / 0x80);
    }
    this.#bytes[this.#length++] = rest;
  }

  /** A whole number within ±2^52, zigzag coded so that small ones are short. */
  signed(value: number): void {
    this.unsigned(value >= 0 ? value * 2 : -value * 2 - 1);
  }

  float32(value: number): void {
    this.#float[0] = value;
    this.float32s(this.#float);
  }

  float32s(values: Float32Array): void {
    this.#reserve(values.byteLength);
    this.#bytes.set(new Uint8Array(values.buffer, values.byteOffset, values.byteLength), this.#length);
    this.#length += values.byteLength;
  }

  text(value: string | null): void {
    if (value === null) {
      this.unsigned(0);
      return;
    }
    const utf8 = encoder.encode(value);
    this.unsigned(utf8.length + 1);
    this.#reserve(utf8.length);
    this.#bytes.set(utf8, this.#length);
    this.#length += utf8.length;
  }

  #reserve(more: number): void {
    if (this.#length + more <= this.#bytes.length) return;
    const larger = new Uint8Array(Math.max(this.#bytes.length * 2, this.#length + more));
    larger.set(this.#bytes);
    this.#bytes = larger;
  }
}

/** Reads what a {@link ByteWriter} wrote, in the same order. */
export class ByteReader {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  byte(): number {
    return this.#bytes[this.#at++];
  }

  unsigned(): number {
    let byte = this.#bytes[this.#at++];
    if (byte < 0x80) return byte;
    let value = byte & 0x7f;
    let factor = 0x80;
    do {
      byte = this.#bytes[this.#at++];
      value += (byte & 0x7f) * factor;
      factor *= 0x80;
    } while (byte >= 0x80);
    return value;
  }

  signed(): number {
    const value = this.unsigned();
    return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
  }

  float32(): number {
    const value = new Float32Array(1);
    this.float32s(value, 0, 1);
    return value[0];
  }

  /** Fills `target[at … at + count)`. The source need not be aligned. */
  float32s(target: Float32Array, at: number, count: number): void {
    const bytes = new Uint8Array(target.buffer, target.byteOffset + at * 4, count * 4);
    bytes.set(this.#bytes.subarray(this.#at, this.#at + count * 4));
    this.#at += count * 4;
  }

  text(): string | null {
    const length = this.unsigned();
    if (length === 0) return null;
    const text = decoder.decode(this.#bytes.subarray(this.#at, this.#at + length - 1));
    this.#at += length - 1;
    return text;
  }
}
