import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { writeCsv, writeCsvGzip, writeParquet } from '@progo/files';
import type { RecordedSession } from '@progo/motion/recordings';
import { createAthlete, createSimulator } from '@progo/motion/simulation';
import { intervalsOf } from './recorded-file.ts';
import { WrongUsage } from './terminal/failure.ts';

export interface SimulationSettings {
  readonly devices: number;
  readonly rateHz: number;
  readonly seed: number;
  readonly exercises?: readonly string[];
}

/** When simulated files begin: the same seed must give the same bytes. 2026-01-05, 09:00 UTC. */
const START_TIME = Date.UTC(2026, 0, 5, 9);

/** One session an athlete, with everything it did labelled. */
export function* simulatedSessions(
  { devices, rateHz, seed, exercises }: SimulationSettings,
  seconds: number,
): Generator<RecordedSession> {
  for (let index = 0; index < devices; index++) {
    const athlete = createAthlete(seed, index);
    const simulator = createSimulator(athlete, { rateHz, seed, exercises, startTime: START_TIME });
    const readings = simulator.next(Math.round(seconds * rateHz));
    yield {
      name: 'training',
      subject: athlete.name,
      deviceId: athlete.deviceId,
      recording: { times: readings.times, axes: readings.axes },
      labels: intervalsOf(readings.times, readings.exerciseTypes),
      temperature: null,
      exerciseTypes: null,
    };
  }
}

const WRITERS = [
  { ending: '.csv', write: writeCsv },
  { ending: '.csv.gz', write: writeCsvGzip },
  { ending: '.parquet', write: writeParquet },
];

/** Writes sessions in the format the name of the file ends with. */
export async function writeSessions(
  file: string,
  sessions: Iterable<RecordedSession>,
  onSession: () => void,
): Promise<void> {
  const writer = WRITERS.find(({ ending }) => file.endsWith(ending));
  if (writer === undefined)
    throw new WrongUsage(`the name of the file must end with .csv, .csv.gz or .parquet, got "${file}"`);
  async function* told() {
    for (const session of sessions) {
      yield session;
      onSession();
    }
  }
  await pipeline(Readable.from(writer.write(told())), createWriteStream(file));
}
