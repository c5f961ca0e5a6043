import { openSync, mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { pino, type Logger } from 'pino';
import pretty from 'pino-pretty';
import { InvalidSetting, type Config } from './config.ts';
import { REQUEST_SERIALIZERS } from './request-log.ts';

/**
 * Logs to standard output, for people in a terminal, as JSON lines otherwise, and to `LOG_FILE` too.
 * @throws {InvalidSetting} when the file cannot be written
 */
export function createLogger(
  { logLevel, logFile }: Pick<Config, 'logLevel' | 'logFile'>,
  terminal = process.stdout.isTTY,
): Logger {
  const serializers = { ...REQUEST_SERIALIZERS, err: pino.stdSerializers.err };
  const options = { level: logLevel, base: undefined, serializers };
  const screen = terminal
    ? pretty({ colorize: true, sync: true, translateTime: 'SYS:HH:MM:ss.l' })
    : pino.destination({ dest: 1, sync: true });
  if (logFile === '') return pino(options, screen);
  const file = pino.destination({ dest: openLogFile(logFile), sync: true });
  const streams = [screen, file].map((stream) => ({ stream, level: 'trace' as const }));
  return pino(options, pino.multistream(streams));
}

function openLogFile(logFile: string): number {
  const path = resolve(logFile);
  try {
    mkdirSync(dirname(path), { recursive: true });
    return openSync(path, 'a');
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new InvalidSetting(
      `LOG_FILE must be a file that can be written, got "${logFile}" (${reason}); for example LOG_FILE=./data/progo.log`,
    );
  }
}
