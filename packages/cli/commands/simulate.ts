import { EXERCISES } from '@progo/motion/simulation';
import { counted } from '../terminal/counted.ts';
import { jsonOption, names, number, seedOption, urlOption, wholeNumber } from '../terminal/arguments.ts';
import { connectToRunning } from '../connection.ts';
import { Interrupted, WrongUsage } from '../terminal/failure.ts';
import { untilInterrupted } from '../terminal/interruption.ts';
import type { Define } from './define.ts';
import { startProgress } from '../terminal/progress.ts';
import { simulateCrowd, type CrowdReport } from '../devices/simulated-crowd.ts';
import { simulatedSessions, writeSessions, type SimulationSettings } from '../simulated-file.ts';
import { hint, writeResult, type Terminal } from '../terminal/terminal.ts';

interface SimulateOptions {
  readonly devices: number;
  readonly rate: number;
  readonly seconds?: number;
  readonly batch: number;
  readonly exercises?: string[];
  readonly labels?: boolean;
  readonly seed: number;
  readonly out?: string;
  readonly url?: string;
  readonly json?: boolean;
}

/** Long enough for every exercise to come up. */
const FILE_SECONDS = 600;

export const defineSimulate: Define = (command, terminal) => {
  command
    .option('--devices <number>', 'how many athletes', wholeNumber({ min: 1, max: 10_000 }), 1)
    .option('--rate <hz>', 'readings a second of each', number({ min: 1, max: 1000 }), 50)
    .option(
      '--seconds <seconds>',
      'how long they train (default: until Ctrl-C; in a file 600)',
      number({ min: 1 }),
    )
    .option('--batch <seconds>', 'how much a device sends at once', number({ min: 0.02, max: 60 }), 1)
    .option('--exercises <names>', `only these, of ${EXERCISES.join(', ')}`, names)
    .option('--labels', 'also send what each athlete does, in a session of its own, to learn from')
    .addOption(seedOption())
    .option(
      '--out <file>',
      'write labelled recordings to a .csv, .csv.gz or .parquet file instead of sending',
    )
    .addOption(urlOption())
    .addOption(jsonOption())
    .addHelpText(
      'after',
      `
Every athlete has its own tempo, range, sensor placement, bias and noise, and trains set after set with
rests between. The same seed gives the same people and the same motion.

Examples:
  progo simulate --devices 3
  progo simulate --devices 500 --rate 50 --seconds 60
  progo simulate --devices 8 --out athletes.csv.gz
  progo simulate --devices 5 --labels --seconds 600`,
    )
    .action(async (options: SimulateOptions) => {
      const settings = settingsOf(options);
      if (options.out !== undefined) await toFile(options.out, settings, options, terminal);
      else await live(settings, options, terminal);
    });
};

function settingsOf({ devices, rate, seed, exercises }: SimulateOptions): SimulationSettings {
  const unknown = exercises?.find((name) => !EXERCISES.includes(name));
  if (unknown !== undefined)
    throw new WrongUsage(`--exercises must be of ${EXERCISES.join(', ')}, got "${unknown}"`);
  return { devices, rateHz: rate, seed, exercises };
}

async function toFile(
  file: string,
  settings: SimulationSettings,
  options: SimulateOptions,
  terminal: Terminal,
): Promise<void> {
  const { seconds = FILE_SECONDS } = options;
  const { devices, rateHz } = settings;
  const progress = await startProgress(terminal, 'simulation');
  let sessions = 0;
  await writeSessions(file, simulatedSessions(settings, seconds), () => {
    progress.update(++sessions / devices);
  }).finally(() => progress.stop());
  const readings = sessions * Math.round(seconds * rateHz);
  const written = { file, sessions, readings, seconds, seed: settings.seed };
  writeResult(
    terminal,
    options,
    written,
    () => `${readings} readings of ${sessions} athletes are in ${file}.`,
  );
}

async function live(
  settings: SimulationSettings,
  options: SimulateOptions,
  terminal: Terminal,
): Promise<void> {
  const { seconds = Infinity, batch, labels = false } = options;
  const { client, baseUrl } = await connectToRunning(terminal, options.url);
  using interruption = untilInterrupted();
  const total = seconds * settings.rateHz * settings.devices;
  const progress = seconds === Infinity ? null : await startProgress(terminal, 'simulation');
  if (progress === null) hint(terminal, `Sending to ${baseUrl}; Ctrl-C stops.`);
  let away = 0;
  let sent = 0;
  const report = await simulateCrowd(client, {
    ...{ ...settings, seconds, batchSeconds: batch, labels, signal: interruption.signal },
    onSent: (readings) => progress?.update((sent += readings) / total),
    onConnection: (_, connected) => {
      away += connected ? -1 : 1;
      if (away === 1 && !connected) hint(terminal, 'The server cannot be reached; trying again.');
      if (away === 0) hint(terminal, 'The server is back; everything is delivered.');
    },
  }).finally(() => progress?.stop());
  writeResult(terminal, options, { devices: settings.devices, ...report }, reportWords);
  // Without an end to wait for, stopping is how it ends.
  if (interruption.signal.aborted && seconds !== Infinity) throw new Interrupted('stopped before the end');
}

function reportWords({
  devices,
  readings,
  batches,
  late,
  seconds,
}: CrowdReport & { devices: number }): string {
  const rate = Math.round(readings / seconds);
  const lateness = late === 0 ? 'none late' : `${late} late: this machine or the server is too slow`;
  return `${counted(readings, 'reading')} of ${counted(devices, 'device')} sent in ${seconds.toFixed(1)} s (${rate}/s, ${counted(batches, 'batch', 'batches')}, ${lateness}).`;
}
