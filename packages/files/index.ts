export { BrokenLine } from '@progo/motion/recordings';
export { readRecordings, type ReadOptions } from './read-recordings.ts';
export { UnpacksTooLarge } from './unpacked.ts';
export { UnreadableFile } from './unreadable-file.ts';
export { writeCsv, writeCsvGzip } from './write-csv.ts';
export { writeParquet } from './write-parquet.ts';
