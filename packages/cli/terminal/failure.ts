import { CommanderError } from 'commander';

/** The command was called wrongly. */
export class WrongUsage extends Error {
  override readonly name = 'WrongUsage';
}

/** What was asked cannot be done, with the reason for a person. */
export class CannotDo extends Error {
  override readonly name = 'CannotDo';
}

/** Someone pressed Ctrl-C; what was under way has been ended in order. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted';
}

export const EXIT = { ok: 0, failed: 1, wrongUsage: 2, interrupted: 130 } as const;

/** Failures a person can mend, by name, so that this file need not load what throws them. */
const EXPECTED: Readonly<Record<string, number>> = {
  WrongUsage: EXIT.wrongUsage,
  InvalidHyperparameter: EXIT.wrongUsage,
  InvalidGrouping: EXIT.wrongUsage,
  CannotDo: EXIT.failed,
  CannotTrain: EXIT.failed,
  CannotEvaluate: EXIT.failed,
  BrokenLine: EXIT.failed,
  UnreadableFile: EXIT.failed,
  DamagedArtifact: EXIT.failed,
  FeatureMismatch: EXIT.failed,
  ProblemError: EXIT.failed,
  Unreachable: EXIT.failed,
  InvalidSetting: EXIT.failed,
  StoreUnavailable: EXIT.failed,
  CannotListen: EXIT.failed,
  Interrupted: EXIT.interrupted,
};

/** What a failure ends the program with. */
export interface Failure {
  readonly exitCode: number;
  /** For stderr; null when it is already written. */
  readonly message: string | null;
}

/** One sentence for what was to be expected; a defect keeps its stack. */
export function failureOf(error: unknown): Failure {
  if (error instanceof CommanderError) {
    return { exitCode: error.exitCode === 0 ? EXIT.ok : EXIT.wrongUsage, message: null };
  }
  if (!(error instanceof Error)) return { exitCode: EXIT.failed, message: `progo: ${String(error)}` };
  const exitCode = EXPECTED[error.name] as number | undefined;
  if (exitCode !== undefined) return { exitCode, message: `progo: ${error.message}` };
  const file = fileFailure(error);
  if (file !== null) return { exitCode: EXIT.failed, message: `progo: ${file}` };
  return {
    exitCode: EXIT.failed,
    message: `progo: something broke on our side; please report this:\n${error.stack ?? error.message}`,
  };
}

const FILE_REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder',
  EACCES: 'permission is denied',
  EISDIR: 'it is a folder, not a file',
  ENOTDIR: 'part of its path is a file, not a folder',
  ENOSPC: 'the disk is full',
  EROFS: 'the disk is read-only',
};

function fileFailure(error: NodeJS.ErrnoException): string | null {
  const reason = error.code === undefined ? undefined : (FILE_REASONS[error.code] as string | undefined);
  if (reason === undefined) return null;
  return error.path === undefined ? reason : `${error.path}: ${reason}`;
}
