import { families, resolveHyperparameters } from '@progo/motion/classifiers';
import type { FeatureProfile } from '@progo/motion/features';
import { DEFAULT_WINDOW, evaluateModel, type ModelEvaluation } from '@progo/motion/model';
import { createPool } from '@progo/workers';
import { Option } from 'commander';
import {
  augmentOption,
  jsonOption,
  labelsOption,
  number,
  parameterOption,
  profileOption,
  seedOption,
  subjectOption,
  wholeNumber,
} from '../terminal/arguments.ts';
import { evaluationWords, rotationWords, unknownWords } from '../evaluation-words.ts';
import { WrongUsage } from '../terminal/failure.ts';
import { smoothingWords } from '../smoothing-words.ts';
import type { Define } from './define.ts';
import { startProgress, type Progress } from '../terminal/progress.ts';
import { asLabelled, readSessions, type Choice } from '../recorded-file.ts';
import { writeResult, type Terminal } from '../terminal/terminal.ts';

export interface EvaluateOptions extends Choice {
  readonly model: string;
  readonly profile?: FeatureProfile;
  readonly augment: number;
  /** Largest angle, degrees. */
  readonly rotate?: number;
  readonly unknown?: boolean;
  readonly group?: string;
  readonly seed: number;
  readonly param?: Readonly<Record<string, number>>;
  readonly window: number;
  readonly overlap: number;
  readonly rate: number;
}

/** The report with what it was made from, so that it can be made again. */
export interface Evaluation extends ModelEvaluation {
  readonly data: string;
}

export const defineEvaluate: Define = (command, terminal) => {
  command
    .argument('<file>', 'recordings with labels; - reads standard input')
    .option('--model <type>', `family of classifiers: ${Object.keys(families).join(', ')}`, 'random_forest')
    .addOption(profileOption())
    .option(
      '--unknown',
      'also leave out each exercise in turn and tell whether the model knows it does not know',
    )
    .addOption(augmentOption())
    .addOption(
      new Option(
        '--rotate [degrees]',
        'also turn every recording at random, by up to so many degrees, and tell what that costs',
      )
        .argParser(number({ min: 0, max: 180 }))
        .preset('180'),
    )
    .option(
      '--group <what>',
      "what is left out together: subject, session, or 'session:REGEX' for what the expression captures of a session's name (default: subject where there are two, else session)",
    )
    .addOption(labelsOption())
    .addOption(subjectOption())
    .option('--window <seconds>', 'length of a window', number({ min: 0.5, max: 60 }), DEFAULT_WINDOW.seconds)
    .option('--overlap <share>', 'of a window', number({ min: 0, max: 0.95 }), DEFAULT_WINDOW.overlap)
    .option('--rate <hz>', 'rate of the grid', wholeNumber({ min: 10, max: 400 }), DEFAULT_WINDOW.rateHz)
    .addOption(seedOption())
    .addOption(parameterOption())
    .addOption(jsonOption())
    .addHelpText(
      'after',
      `
Examples:
  progo evaluate gym.csv.gz
  progo evaluate gym.csv.gz --profile any_orientation --rotate
  progo evaluate gym.csv.gz --labels squat,row --group subject --json
  progo evaluate watch.csv --group 'session:^(\\d{6})' --param trees=200`,
    )
    .action(async (file: string, options: EvaluateOptions & { json?: boolean }) => {
      const progress = await startProgress(terminal, 'reading');
      const evaluation = await evaluateFile(file, options, terminal, progress).finally(() => progress.stop());
      writeResult(terminal, options, evaluation, words);
    });
};

function words(evaluation: Evaluation): string {
  const { rotated, unknown } = evaluation;
  return [
    evaluationWords(evaluation),
    '',
    smoothingWords(evaluation.smoothing),
    ...(rotated ? ['', rotationWords(rotated)] : []),
    ...(unknown ? ['', unknownWords(unknown)] : []),
  ].join('\n');
}

async function evaluateFile(
  file: string,
  options: EvaluateOptions,
  terminal: Terminal,
  progress: Progress,
): Promise<Evaluation> {
  if (!(options.model in families)) {
    throw new WrongUsage(
      `--model must be one of ${Object.keys(families).join(', ')}, got "${options.model}"`,
    );
  }
  // A wrong setting is told before a large file is read.
  resolveHyperparameters(families[options.model], options.param ?? {});
  const sessions = await readSessions(terminal, file, options, (done) => progress.update(0.1 * done));
  const pool = createPool();
  try {
    const evaluation = await evaluateModel(sessions.map(asLabelled), settingsOf(options), {
      parallel: pool,
      onProgress: (done, stage) => progress.update(0.1 + 0.9 * done, stage),
    });
    return { data: file, ...evaluation };
  } finally {
    await pool.close();
  }
}

function settingsOf(options: EvaluateOptions) {
  return {
    modelType: options.model,
    hyperparameters: options.param,
    profile: options.profile,
    grouping: options.group,
    augmentDegrees: options.augment,
    rotateDegrees: options.rotate,
    leaveClassesOut: options.unknown,
    seed: options.seed,
    window: {
      ...DEFAULT_WINDOW,
      seconds: options.window,
      overlap: options.overlap,
      rateHz: options.rate,
    },
  };
}
