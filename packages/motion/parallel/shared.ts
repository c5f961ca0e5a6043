/** Float32 numbers that threads can share instead of copying; plain memory where threads cannot share (some browsers). */
export function sharedFloat32(length: number): Float32Array {
  return new Float32Array(sharedBuffer(length * 4));
}

/** As `sharedFloat32`, of double precision. */
export function sharedFloat64(length: number): Float64Array {
  return new Float64Array(sharedBuffer(length * 8));
}

/** Bytes that threads can share instead of copying. */
export function sharedUint8(length: number): Uint8Array {
  return new Uint8Array(sharedBuffer(length));
}

/** The same numbers where threads can share them: themselves if they lie there, else a copy. */
export function onSharedMemory(values: Float32Array): Float32Array {
  if (typeof SharedArrayBuffer === 'undefined' || values.buffer instanceof SharedArrayBuffer) return values;
  const copy = sharedFloat32(values.length);
  copy.set(values);
  return copy;
}

function sharedBuffer(bytes: number): ArrayBuffer | SharedArrayBuffer {
  return typeof SharedArrayBuffer === 'undefined' ? new ArrayBuffer(bytes) : new SharedArrayBuffer(bytes);
}
