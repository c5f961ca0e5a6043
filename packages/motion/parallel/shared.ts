/** Float32 numbers that threads can share instead of copying; plain memory where threads cannot share (some browsers). */
export function sharedFloat32(length: number): Float32Array {
  return new Float32Array(sharedBuffer(length * 4));
}

/** Bytes that threads can share instead of copying. */
export function sharedUint8(length: number): Uint8Array {
  return new Uint8Array(sharedBuffer(length));
}

function sharedBuffer(bytes: number): ArrayBuffer | SharedArrayBuffer {
  return typeof SharedArrayBuffer === 'undefined' ? new ArrayBuffer(bytes) : new SharedArrayBuffer(bytes);
}
