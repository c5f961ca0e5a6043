const QUOTE = 34;
const COMMA = 44;

/** The cells of one line of CSV (RFC 4180) as places in a text, so that not every cell becomes a string. */
export class CsvCells {
  text = '';
  readonly starts: number[] = [];
  readonly ends: number[] = [];
  count = 0;

  /** Cuts [start, end) of `text`. False when a quote is left open there, so that the line goes on. */
  cut(text: string, start: number, end: number): boolean {
    this.text = text;
    this.count = 0;
    let from = start;
    for (let i = start; i < end; i++) {
      const code = text.charCodeAt(i);
      if (code === COMMA) {
        this.#add(from, i);
        from = i + 1;
      } else if (code === QUOTE) return this.#cutQuoted(text.slice(start, end));
    }
    this.#add(from, end);
    return true;
  }

  cell(at: number): string {
    return this.text.slice(this.starts[at], this.ends[at]);
  }

  /** Puts the cells' contents one behind the other. */
  #cutQuoted(line: string): boolean {
    this.text = '';
    this.count = 0;
    let from = 0;
    let quoted = false;
    for (let i = 0; i < line.length; i++) {
      const char = line[i];
      if (quoted && char === '"' && line[i + 1] === '"') this.text += line[++i];
      else if (char === '"') quoted = !quoted;
      else if (char === ',' && !quoted) {
        this.#add(from, this.text.length);
        from = this.text.length;
      } else this.text += char;
    }
    this.#add(from, this.text.length);
    return !quoted;
  }

  #add(start: number, end: number): void {
    this.starts[this.count] = start;
    this.ends[this.count++] = end;
  }
}

/** A cell, quoted where RFC 4180 asks for it. */
export function quoteCell(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
