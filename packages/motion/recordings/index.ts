export { BrokenLine } from './broken-line.ts';
export {
  COLUMNS,
  emptyRow,
  NUMBER,
  numberAt,
  REQUIRED_COLUMNS,
  textAt,
  type Column,
  type FileRow,
} from './columns.ts';
export { CsvReader } from './csv-reader.ts';
export { CSV_HEADER, csvLines } from './csv-writer.ts';
export { InvalidRow } from './invalid-row.ts';
export type { LabelInterval, RecordedSession, TextRun } from './recorded-session.ts';
export { sessionRows } from './session-rows.ts';
export { SessionsFromRows } from './sessions-from-rows.ts';
