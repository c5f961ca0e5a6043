/** A file that is no recording, or a damaged one, with the reason for a person. */
export class UnreadableFile extends Error {
  override readonly name = 'UnreadableFile';
}
