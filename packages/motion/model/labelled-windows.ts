import type { Dataset } from '../classifiers/index.ts';
import { defaultGrouping, groupNumbers, sessionKey, type Origin } from '../evaluation/index.ts';
import {
  createExtractor,
  type ClassifierInput,
  type FeatureProfile,
  type WindowShape,
} from '../features/index.ts';
import { sharedFloat32, type Parallel } from '../parallel/index.ts';
import type { LabelInterval } from '../recordings/index.ts';
import { between, resample, segments, windowStarts, type Grid, type Recording } from '../signal/index.ts';
import type { WindowsInput } from './extract-windows.ts';
import { trainingHop, windowSamples, type WindowSettings } from './window-settings.ts';

/** A session with what is known of it. */
export interface LabelledSession extends Origin {
  readonly recording: Recording;
  readonly labels: readonly LabelInterval[];
}

export interface LabelledWindows {
  readonly data: Dataset;
  /** Where each row comes from. */
  readonly origins: readonly Origin[];
  /** Start of each row's window, ms. */
  readonly startTimes: Float64Array;
  /** Whether the rows carry magnetometer features: only if every window had one. */
  readonly magnetometer: boolean;
  /** What the rows were made from. */
  readonly shape: WindowShape;
}

/** There is not enough to learn from, with the reason for a person. */
export class CannotTrain extends Error {
  override readonly name = 'CannotTrain';
}

const WINDOWS_PER_TASK = 128;

interface LabelledWindowsOptions {
  /** What the columns shall be; default: features. */
  readonly input?: ClassifierInput;
  /** Which features; default: as worn. */
  readonly profile?: FeatureProfile;
  readonly onProgress?: (fraction: number) => void;
  readonly signal?: AbortSignal;
}

/**
 * Cuts every labelled stretch into windows and computes what classifiers look at. A window lies wholly inside one
 * label and spans no gap. Rows keep the order of sessions, labels and time.
 *
 * @throws {CannotTrain} with fewer than two classes or no whole window, or for a profile of samples
 */
export async function labelledWindows(
  sessions: readonly LabelledSession[],
  settings: WindowSettings,
  parallel: Parallel,
  { input = 'features', profile = 'as_worn', onProgress, signal }: LabelledWindowsOptions = {},
): Promise<LabelledWindows> {
  const pieces = sessions.flatMap((session) => labelledPieces(session, settings));
  const rows = pieces.reduce((sum, piece) => sum + piece.starts.length, 0);
  refuseTooLittle(sessions, pieces, settings);
  refuseProfileOfSamples(input, profile);

  const magnetometer = pieces.every((piece) => piece.grid.hasMagnetometer);
  const samples = windowSamples(settings);
  const shape = { rateHz: settings.rateHz, samples, magnetometer, input, profile };
  const features = createExtractor(shape).features.map((feature) => feature.name);
  const inputs = pieces.flatMap((piece) => windowTasks(piece, shape));
  let done = 0;
  const blocks = await parallel.run('extractWindows', inputs, {
    signal,
    onDone: () => onProgress?.(++done / inputs.length),
  });
  const values = sharedFloat32(rows * features.length);
  let at = 0;
  for (const block of blocks) {
    values.set(block, at);
    at += block.length;
  }

  const classes = [...new Set(pieces.map((piece) => piece.label))].sort();
  const origins = perWindow(pieces, (piece) => piece.origin);
  return {
    data: {
      values,
      rows,
      features,
      classes,
      labels: Uint16Array.from(perWindow(pieces, (p) => classes.indexOf(p.label))),
      groups: groupNumbers(origins, defaultGrouping(origins)),
    },
    origins,
    startTimes: Float64Array.from(
      pieces.flatMap(({ grid, starts }) =>
        starts.map((start) => grid.startTime + (start * 1000) / grid.rateHz),
      ),
    ),
    magnetometer,
    shape,
  };
}

/** The part of a label between two gaps. */
interface Piece {
  readonly origin: Origin;
  readonly label: string;
  readonly grid: Grid;
  readonly starts: readonly number[];
}

function labelledPieces(session: LabelledSession, settings: WindowSettings): Piece[] {
  const samples = windowSamples(settings);
  const origin = { subject: session.subject, session: session.session };
  return session.labels.flatMap(({ label, startTime, endTime }) =>
    // The end of a label is its last reading, which belongs to it.
    segments(between(session.recording, startTime, endTime + 0.001), settings.gapLimitMs).flatMap(
      (segment) => {
        const grid = resample(segment, settings.rateHz, settings.gapLimitMs);
        const starts = windowStarts(grid.length, samples, trainingHop(settings));
        return starts.length > 0 ? [{ origin, label, grid, starts }] : [];
      },
    ),
  );
}

/** Windows of a grid as tasks whose outputs, one after the other, are the rows of all. */
export function windowTasks(
  { grid, starts }: Pick<Piece, 'grid' | 'starts'>,
  shape: WindowShape,
): WindowsInput[] {
  const tasks: WindowsInput[] = [];
  for (let i = 0; i < starts.length; i += WINDOWS_PER_TASK) {
    const some = starts.slice(i, i + WINDOWS_PER_TASK);
    const from = some[0];
    const to = some[some.length - 1] + shape.samples;
    tasks.push({
      shape,
      axes: grid.axes.map((axis) => axis.slice(from, to)),
      starts: Uint32Array.from(some, (start) => start - from),
    });
  }
  return tasks;
}

function perWindow<T>(pieces: readonly Piece[], value: (piece: Piece) => T): T[] {
  return pieces.flatMap((piece) => {
    const one = value(piece);
    return piece.starts.map(() => one);
  });
}

function refuseTooLittle(
  sessions: readonly LabelledSession[],
  pieces: readonly Piece[],
  settings: WindowSettings,
) {
  const labels = new Set(sessions.flatMap((session) => session.labels.map(({ label }) => label)));
  if (labels.size === 0) {
    throw new CannotTrain(
      'there are no labelled readings: label a session, or record one with its exercise type',
    );
  }
  const classes = new Set(pieces.map((piece) => piece.label));
  if (pieces.length === 0) {
    const rates = sessions.map(({ recording }) => rateOf(recording)).filter(Number.isFinite);
    throw new CannotTrain(
      `no labelled stretch holds a whole window of ${settings.seconds} s without a pause over ` +
        `${settings.gapLimitMs} ms (labels: ${[...labels].join(', ')}; readings arrive at up to ` +
        `${Math.max(0, ...rates).toFixed(1)} a second)`,
    );
  }
  if (classes.size < 2) {
    const only = [...classes][0];
    const short = [...labels].filter((label) => label !== only);
    const others =
      short.length > 0 ? `; too short for a ${settings.seconds} s window: ${short.join(', ')}` : '';
    throw new CannotTrain(`at least two exercises are needed, there is only "${only}"${others}`);
  }
}

function rateOf({ times }: Recording): number {
  return (1000 * (times.length - 1)) / (times[times.length - 1] - times[0]);
}

function refuseProfileOfSamples(input: ClassifierInput, profile: FeatureProfile): void {
  if (input === 'features' || profile === 'as_worn') return;
  throw new CannotTrain(
    `the profile ${profile} chooses among features, and this type of model looks at the samples themselves: ` +
      'choose another type, or leave the profile out',
  );
}

/** Windows, sessions and subjects per class. */
export function countPerClass({ data, origins }: LabelledWindows) {
  return Object.fromEntries(
    data.classes.map((name, c) => {
      const rows = origins.filter((_, row) => data.labels[row] === c);
      return [
        name,
        {
          windows: rows.length,
          sessions: new Set(rows.map(sessionKey)).size,
          subjects: new Set(rows.map((origin) => origin.subject)).size,
        },
      ];
    }),
  );
}

/** SHA-256 over values, labels, classes and origins: the same for the same training data. */
export async function fingerprint({ data, origins }: LabelledWindows): Promise<string> {
  const text = new TextEncoder().encode(JSON.stringify([data.features, data.classes, origins]));
  const bytes = new Uint8Array(data.values.byteLength + data.labels.byteLength + text.length);
  bytes.set(new Uint8Array(data.values.buffer, data.values.byteOffset, data.values.byteLength));
  bytes.set(
    new Uint8Array(data.labels.buffer, data.labels.byteOffset, data.labels.byteLength),
    data.values.byteLength,
  );
  bytes.set(text, data.values.byteLength + data.labels.byteLength);
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
