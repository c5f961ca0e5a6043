import { COLUMNS, NUMBER, numberAt, textAt, type FileRow } from './columns.ts';
import { quoteCell } from './csv-cells.ts';
import { formatFloat32 } from './decimal.ts';
import type { RecordedSession } from './recorded-session.ts';
import { sessionRows } from './session-rows.ts';

/** The first line of a CSV file. */
export const CSV_HEADER = COLUMNS.join(',');

/** A session as CSV lines (without line breaks at their ends) that `CsvReader` reads back to the same bits. */
export function* csvLines(session: RecordedSession): Generator<string> {
  const cells = COLUMNS.map(() => '');
  const texts = COLUMNS.map(() => '');
  for (const row of sessionRows(session)) {
    for (let i = 0; i < COLUMNS.length; i++) {
      const text = TEXT_AT[i] < 0 ? '' : row.texts[TEXT_AT[i]];
      if (NUMBER_AT[i] >= 0) cells[i] = numberCell(row, NUMBER_AT[i]);
      else if (text !== texts[i]) {
        texts[i] = text;
        cells[i] = quoteCell(text);
      }
    }
    yield cells.join(',');
  }
}

const NUMBER_AT = COLUMNS.map(numberAt);
const TEXT_AT = COLUMNS.map(textAt);

function numberCell({ numbers }: FileRow, at: number): string {
  const value = numbers[at];
  if (Number.isNaN(value)) return '';
  return at >= NUMBER.axes && at <= NUMBER.temperature ? formatFloat32(value) : String(value);
}
