/**
 * Reading ids are unique over all devices and consecutive within each: the device's number times 2^33,
 * plus the reading's position on that device, from 1. They stay below 2^53 for a million devices, and
 * chunks with the first id as key lie together by device in the order of arrival.
 */
const POSITIONS = 2 ** 33;

export function readingId(deviceNumber: number, position: number): number {
  return deviceNumber * POSITIONS + position;
}

export function positionOf(readingId: number): number {
  return readingId % POSITIONS;
}
