import type { ClassifierState } from './classifier.ts';
import { crc32 } from './crc32.ts';

/*
 * An artifact is one block of bytes, little-endian:
 *   0  "PROGO"            5  format version     6  two zero bytes
 *   8  length of the whole, uint32             12  length of the JSON, uint32
 *  16  CRC-32 of all other bytes, uint32       20  four zero bytes
 *  24  JSON: the header, and each classifier's state with type and length of its arrays
 * and the arrays in that order, each starting at a multiple of 8.
 */
const MAGIC = 'PROGO';
const VERSION = 1;
const PREAMBLE = 24;
const AT = { version: 5, length: 8, jsonLength: 12, checksum: 16 };

const TYPES = {
  float32: Float32Array,
  float64: Float64Array,
  int32: Int32Array,
  uint32: Uint32Array,
  uint16: Uint16Array,
  uint8: Uint8Array,
};

type Numbers = ClassifierState['arrays'][string];
type TypeName = keyof typeof TYPES;

interface Content {
  readonly header: unknown;
  readonly states: readonly (Omit<ClassifierState, 'arrays'> & { readonly arrays: readonly Described[] })[];
}

interface Described {
  readonly name: string;
  readonly type: TypeName;
  readonly length: number;
}

/** The bytes are not a whole artifact, or one of another version, with the reason for a person. */
export class DamagedArtifact extends Error {
  override readonly name = 'DamagedArtifact';
}

/** Packs classifiers and what is to be known of them. Equal input gives equal bytes. */
export function encodeArtifact(header: object, states: readonly ClassifierState[]): Uint8Array {
  const content: Content = { header, states: states.map((state) => ({ ...state, arrays: describe(state) })) };
  const json = new TextEncoder().encode(JSON.stringify(content));
  const arrays = states.flatMap((state) => Object.values(state.arrays));
  const length = arrays.reduce(
    (sum, array) => sum + aligned(array.byteLength),
    aligned(PREAMBLE + json.length),
  );

  const bytes = new Uint8Array(length);
  bytes.set(new TextEncoder().encode(MAGIC));
  bytes.set(json, PREAMBLE);
  let at = aligned(PREAMBLE + json.length);
  for (const array of arrays) {
    bytes.set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength), at);
    at += aligned(array.byteLength);
  }
  const view = new DataView(bytes.buffer);
  view.setUint8(AT.version, VERSION);
  view.setUint32(AT.length, length, true);
  view.setUint32(AT.jsonLength, json.length, true);
  view.setUint32(AT.checksum, checksum(bytes), true);
  return bytes;
}

/**
 * Unpacks what `encodeArtifact` packed; the header's type is the caller's word.
 * @throws {DamagedArtifact}
 */
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- names the header's type
export function decodeArtifact<H>(bytes: Uint8Array): { header: H; states: ClassifierState[] } {
  // A copy, because arrays must start at a multiple of their element's size.
  const copy = new Uint8Array(bytes);
  const json = copy.subarray(PREAMBLE, PREAMBLE + checkedJsonLength(copy));
  // The checksum holds, so this is what encodeArtifact wrote.
  const { header, states } = JSON.parse(new TextDecoder().decode(json)) as Content & { header: H };
  let at = aligned(PREAMBLE + json.length);
  const take = ({ name, type, length }: Described): [string, Numbers] => {
    const array = new TYPES[type](copy.buffer, at, length);
    at += aligned(array.byteLength);
    return [name, array];
  };
  return {
    header,
    states: states.map((state) => ({ ...state, arrays: Object.fromEntries(state.arrays.map(take)) })),
  };
}

function describe({ arrays }: ClassifierState): Described[] {
  return Object.entries(arrays).map(([name, array]) => ({ name, type: typeOf(array), length: array.length }));
}

function typeOf(array: Numbers): TypeName {
  if (array instanceof Float32Array) return 'float32';
  if (array instanceof Float64Array) return 'float64';
  if (array instanceof Int32Array) return 'int32';
  if (array instanceof Uint32Array) return 'uint32';
  return array instanceof Uint16Array ? 'uint16' : 'uint8';
}

/** Lets nothing pass but what `encodeArtifact` wrote, so the content needs no further checks. */
function checkedJsonLength(bytes: Uint8Array): number {
  const magic = new TextDecoder().decode(bytes.subarray(0, MAGIC.length));
  if (magic !== MAGIC) throw new DamagedArtifact('this is no Progo model: it does not start with "PROGO"');
  if (bytes.length < PREAMBLE) throw new DamagedArtifact(`the model is cut off after ${bytes.length} bytes`);
  const view = new DataView(bytes.buffer);
  const version = view.getUint8(AT.version);
  if (version !== VERSION) {
    throw new DamagedArtifact(
      `the model has format ${version}, this version of Progo reads format ${VERSION}: train it again`,
    );
  }
  const length = view.getUint32(AT.length, true);
  if (length !== bytes.length) {
    throw new DamagedArtifact(`the model should have ${length} bytes and has ${bytes.length}`);
  }
  if (view.getUint32(AT.checksum, true) !== checksum(bytes)) {
    throw new DamagedArtifact('the model is damaged: its checksum does not match');
  }
  return view.getUint32(AT.jsonLength, true);
}

function checksum(bytes: Uint8Array): number {
  return crc32(bytes.subarray(AT.checksum + 4), crc32(bytes.subarray(0, AT.checksum)));
}

function aligned(offset: number): number {
  return Math.ceil(offset / 8) * 8;
}
