/** A line of a file that cannot be read; the message names the line. */
export class BrokenLine extends Error {
  override readonly name = 'BrokenLine';
  readonly line: number;

  constructor(line: number, reason: string) {
    super(`line ${line}: ${reason}`);
    this.line = line;
  }
}
