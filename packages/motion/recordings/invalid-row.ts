/** A row that cannot be part of a recording, with the reason. */
export class InvalidRow extends Error {
  override readonly name = 'InvalidRow';
}
