/** One reading as old devices send it: without a time. */
export function singlePost(device: number): string {
  return JSON.stringify(readingOf(device, 0));
}

/** `count` readings of one device in one body, without times, so that it can be sent again and again. */
export function batchPost(device: number, count: number): string {
  return JSON.stringify(Array.from({ length: count }, (_, i) => readingOf(device, i)));
}

function readingOf(device: number, i: number) {
  const value = (axis: number, scale: number) => Number((scale * Math.sin(device + axis + i / 8)).toFixed(4));
  return {
    device_id: `AA:BB:CC:DD:${hex(device >> 8)}:${hex(device & 0xff)}`,
    accelerometer: { x: value(0, 4), y: value(1, 4), z: value(2, 9.8) },
    gyroscope: { x: value(3, 2), y: value(4, 2), z: value(5, 2) },
    magnetometer: { x: value(6, 40), y: value(7, 40), z: value(8, 40) },
    magnetometer_available: true,
  };
}

function hex(byte: number): string {
  return byte.toString(16).toUpperCase().padStart(2, '0');
}
