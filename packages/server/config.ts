import { parseEnv } from 'node:util';
import { existsSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { SMOOTHINGS, type WindowSettings } from '@progo/motion/model';

/** A setting has a value that cannot work; the message names the variable and gives an example. */
export class InvalidSetting extends Error {
  override readonly name = 'InvalidSetting';
}

interface Setting<T> {
  readonly variable: string;
  /** As one would write it in `.env`. */
  readonly default: string;
  readonly meaning: string;
  readonly read: (text: string) => T | undefined;
  /** What is allowed, for the message when it is not. */
  readonly allowed: string;
}

const number = (
  variable: string,
  fallback: number,
  [min, max]: [number, number],
  meaning: string,
): Setting<number> => ({
  variable,
  default: String(fallback),
  meaning,
  allowed: `a number from ${min} to ${max}`,
  read: (text) =>
    text.trim() !== '' && Number(text) >= min && Number(text) <= max ? Number(text) : undefined,
});

const whole = (
  variable: string,
  fallback: number,
  range: [number, number],
  meaning: string,
): Setting<number> => {
  const setting = number(variable, fallback, range, meaning);
  return {
    ...setting,
    allowed: `a whole number from ${range[0]} to ${range[1]}`,
    read: (text) => (Number.isInteger(Number(text)) ? setting.read(text) : undefined),
  };
};

const text = (variable: string, fallback: string, meaning: string): Setting<string> => ({
  variable,
  default: fallback,
  meaning,
  allowed: 'a text',
  read: (value) => value,
});

const oneOf = <T extends string>(
  variable: string,
  fallback: T,
  choices: readonly T[],
  meaning: string,
): Setting<T> => ({
  variable,
  default: fallback,
  meaning,
  allowed: `one of ${choices.join(', ')}`,
  read: (value) => choices.find((choice) => choice === value),
});

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

/** Every setting there is. The table in the README is checked against it. */
export const SETTINGS = {
  port: whole('PORT', 8000, [0, 65535], 'TCP port to listen on; 0 picks a free one'),
  host: text('HOST', '127.0.0.1', 'Address to listen on; `0.0.0.0` lets devices of your network in'),
  dataDir: text('DATA_DIR', './data', 'Folder for the embedded database'),
  databaseUrl: {
    ...text('DATABASE_URL', '', 'Where the data lives; empty: `sqlite:progo.db` inside `DATA_DIR`'),
    allowed: 'empty or sqlite:FILE',
    read: (value) => (value === '' || /^sqlite:(\/\/)?[^/]*[^:/]/.test(value) ? value : undefined),
  },
  environment: text('PROGO_ENV', 'production', 'Name of this installation, shown by `/health`'),
  logLevel: oneOf('LOG_LEVEL', 'info', LOG_LEVELS, `Least severe messages to log: ${LOG_LEVELS.join(', ')}`),
  logFile: text('LOG_FILE', '', 'Also write the log to this file, as JSON lines; empty: no file'),
  corsOrigins: {
    ...text('CORS_ORIGINS', '', 'Web origins that may call the API, separated by commas; `*` for all'),
    allowed: 'origins such as http://localhost:3000,https://gym.example, or *',
    read: (value: string) => readOrigins(value),
  } satisfies Setting<readonly string[]>,
  bodyLimitMb: number('BODY_LIMIT_MB', 4, [0.01, 1024], 'Largest body of a request, MB'),
  importLimitMb: number(
    'IMPORT_LIMIT_MB',
    1024,
    [1, 65536],
    'Largest file to import, MB; a compressed one may unpack to 4 times as much',
  ),
  importPatienceSeconds: number(
    'IMPORT_PATIENCE_SECONDS',
    30,
    [0.1, 3600],
    'An import is given up when reading its file gets no further for so long, s',
  ),
  windowSeconds: number('WINDOW_SECONDS', 4, [1, 60], 'Length of a window, s'),
  windowOverlap: number(
    'WINDOW_OVERLAP',
    0.5,
    [0, 0.95],
    'Share of a window that the next one repeats while training',
  ),
  rateHz: whole('RATE_HZ', 50, [10, 400], 'Samples a second of the grid that windows are taken from'),
  gapLimitMs: whole(
    'GAP_LIMIT_MS',
    500,
    [20, 10000],
    'No window spans a pause between readings longer than this, ms',
  ),
  hopSeconds: number('LIVE_HOP_SECONDS', 1, [0.1, 60], 'Seconds of motion between two live predictions'),
  smoothing: oneOf(
    'LIVE_SMOOTHING',
    'hmm',
    SMOOTHINGS,
    'How live answers are kept from flickering: `hmm` by how exercises follow one another, learnt with the model; `exponential` by a moving average; `off`',
  ),
  idleSeconds: whole(
    'LIVE_IDLE_SECONDS',
    300,
    [5, 86400],
    'A device silent for so long is let go by the live path, s',
  ),
  minTrainingWindows: whole('MIN_TRAINING_WINDOWS', 20, [2, 100000], 'Fewest labelled windows to train on'),
  trainingThreads: whole(
    'TRAINING_THREADS',
    0,
    [0, 256],
    'Worker threads for training; 0: processors less one',
  ),
} satisfies Record<string, Setting<unknown>>;

export type Config = {
  readonly [K in keyof typeof SETTINGS]: NonNullable<ReturnType<(typeof SETTINGS)[K]['read']>>;
};

/**
 * Settings from the environment, else from `.env` in the working folder, else their defaults.
 * @throws {InvalidSetting} for the first one that cannot work
 */
export function readConfig(environment: NodeJS.ProcessEnv = process.env, folder = process.cwd()): Config {
  const file = resolve(folder, '.env');
  const fromFile = existsSync(file) ? parseEnv(readFileSync(file, 'utf8')) : {};
  const read = <T>({ variable, default: fallback, read, allowed }: Setting<T>): T => {
    const given = environment[variable] ?? fromFile[variable] ?? fallback;
    const value = read(given);
    if (value === undefined) {
      throw new InvalidSetting(
        `${variable} must be ${allowed}, got "${given}"; for example ${variable}=${fallback}`,
      );
    }
    return value;
  };
  return {
    port: read(SETTINGS.port),
    host: read(SETTINGS.host),
    dataDir: resolve(folder, read(SETTINGS.dataDir)),
    databaseUrl: read(SETTINGS.databaseUrl),
    environment: read(SETTINGS.environment),
    logLevel: read(SETTINGS.logLevel),
    logFile: read(SETTINGS.logFile),
    corsOrigins: read(SETTINGS.corsOrigins),
    bodyLimitMb: read(SETTINGS.bodyLimitMb),
    importLimitMb: read(SETTINGS.importLimitMb),
    importPatienceSeconds: read(SETTINGS.importPatienceSeconds),
    windowSeconds: read(SETTINGS.windowSeconds),
    windowOverlap: read(SETTINGS.windowOverlap),
    rateHz: read(SETTINGS.rateHz),
    gapLimitMs: read(SETTINGS.gapLimitMs),
    hopSeconds: read(SETTINGS.hopSeconds),
    smoothing: read(SETTINGS.smoothing),
    idleSeconds: read(SETTINGS.idleSeconds),
    minTrainingWindows: read(SETTINGS.minTrainingWindows),
    trainingThreads: read(SETTINGS.trainingThreads) || Math.max(1, availableParallelism() - 1),
  };
}

/** How recordings are cut into windows. */
export function windowOf(config: Config): WindowSettings {
  const { windowSeconds: seconds, windowOverlap: overlap, rateHz, gapLimitMs } = config;
  return { seconds, overlap, rateHz, gapLimitMs };
}

function readOrigins(value: string): readonly string[] | undefined {
  const origins = value
    .split(',')
    .map((origin) => origin.trim())
    .filter((origin) => origin !== '');
  const valid = origins.every(
    (origin) => origin === '*' || (URL.canParse(origin) && new URL(origin).origin === origin),
  );
  return valid ? origins : undefined;
}
