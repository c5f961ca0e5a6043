import { BrokenLine } from './broken-line.ts';
import { emptyRow, NUMBER_COLUMNS, numberAt, REQUIRED_COLUMNS, textAt, type FileRow } from './columns.ts';
import { CsvCells } from './csv-cells.ts';
import { parseDecimal } from './decimal.ts';
import { InvalidRow } from './invalid-row.ts';
import type { RecordedSession } from './recorded-session.ts';
import { SessionsFromRows } from './sessions-from-rows.ts';

/** Keeps a quote that is never closed from swallowing the file. */
const LONGEST_LINE = 65_536;

/**
 * Reads recordings from CSV text (RFC 4180; columns as in COLUMNS) that arrives in pieces. Every line is
 * checked before anything is handed on.
 */
export class CsvReader {
  #rest = '';
  /** Line breaks passed. */
  #breaks = 0;
  /** The line being read; one with line breaks inside quotes counts from where it begins. */
  #line = 1;
  #header: Header | null = null;
  readonly #cells = new CsvCells();
  readonly #row = emptyRow();
  readonly #sessions = new SessionsFromRows();

  /** @throws {BrokenLine} */
  push(text: string): void {
    const all = this.#rest + text;
    let start = 0;
    let from = this.#rest.length;
    for (let end = all.indexOf('\n', from); end >= 0; end = all.indexOf('\n', from)) {
      from = end + 1;
      this.#breaks++;
      if (!this.#read(all, start, end)) continue;
      start = from;
      this.#line = this.#breaks + 1;
    }
    this.#rest = all.slice(start);
    this.#refuseLongLine(this.#rest.length);
  }

  /**
   * Ends the text; gives its sessions in the order of their first lines, each built when it is asked for.
   * @throws {BrokenLine} also when there is no reading at all
   */
  end(): Iterable<RecordedSession> {
    if (!this.#read(this.#rest, 0, this.#rest.length)) {
      throw new BrokenLine(this.#line, 'a quote is opened and never closed');
    }
    this.#rest = '';
    if (this.#sessions.size === 0) throw new BrokenLine(this.#breaks + 1, 'the file holds no readings');
    return this.#sessions.sessions();
  }

  /** False when the line goes on behind `end`. */
  #read(text: string, start: number, end: number): boolean {
    this.#refuseLongLine(end - start);
    const lineEnd = text[end - 1] === '\r' ? end - 1 : end;
    if (lineEnd <= start) return true;
    if (!this.#cells.cut(text, start, lineEnd)) return false;
    try {
      if (this.#header === null) this.#header = readHeader(this.#cells);
      else {
        fillRow(this.#row, this.#cells, this.#header);
        this.#sessions.add(this.#row);
      }
    } catch (error) {
      throw error instanceof InvalidRow ? new BrokenLine(this.#line, error.message) : error;
    }
    return true;
  }

  #refuseLongLine(length: number): void {
    if (length <= LONGEST_LINE) return;
    throw new BrokenLine(this.#line, `longer than ${LONGEST_LINE} characters; is a quote left open?`);
  }
}

/** Which cell of a line goes where in a row. */
interface Header {
  readonly count: number;
  readonly numbers: readonly Place[];
  readonly texts: readonly Place[];
}

interface Place {
  readonly cell: number;
  readonly at: number;
}

function readHeader(cells: CsvCells): Header {
  const names = Array.from({ length: cells.count }, (_, cell) => cells.cell(cell).trim()); // trims a BOM too
  const missing = REQUIRED_COLUMNS.filter((name) => !names.includes(name));
  if (missing.length > 0) {
    throw new InvalidRow(
      `the header lacks ${missing.join(', ')}; it must name ${REQUIRED_COLUMNS.join(', ')}`,
    );
  }
  const twice = names.find((name, i) => names.includes(name, i + 1) && isKnown(name));
  if (twice !== undefined) throw new InvalidRow(`the header names ${twice} twice`);
  const places = (find: (name: string) => number): Place[] =>
    names.map((name, cell) => ({ cell, at: find(name) })).filter(({ at }) => at >= 0);
  return { count: names.length, numbers: places(numberAt), texts: places(textAt) };
}

function isKnown(name: string): boolean {
  return numberAt(name) >= 0 || textAt(name) >= 0;
}

function fillRow({ numbers, texts }: FileRow, cells: CsvCells, header: Header): void {
  if (cells.count !== header.count) {
    throw new InvalidRow(`expected ${header.count} columns as in the header, got ${cells.count}`);
  }
  const { text, starts, ends } = cells;
  for (const { cell, at } of header.numbers) {
    numbers[at] = ends[cell] > starts[cell] ? parseDecimal(text, starts[cell], ends[cell]) : NaN;
    if (Number.isNaN(numbers[at]) && ends[cell] > starts[cell]) {
      const got = cells.cell(cell).slice(0, 40);
      throw new InvalidRow(`${NUMBER_COLUMNS[at]} must be a finite number, got "${got}"`);
    }
  }
  for (const { cell, at } of header.texts) {
    const length = ends[cell] - starts[cell];
    // Most lines repeat the texts of the one before.
    if (length !== texts[at].length || !text.startsWith(texts[at], starts[cell]))
      texts[at] = cells.cell(cell);
  }
}
