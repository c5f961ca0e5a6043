import { families, resolveHyperparameters } from '@progo/motion/classifiers';
import { crossValidate, defaultGrouping, type EvaluationReport } from '@progo/motion/evaluation';
import { DEFAULT_WINDOW, labelledWindows, type WindowSettings } from '@progo/motion/model';
import { createPool } from '@progo/workers';
import {
  jsonOption,
  labelsOption,
  number,
  parameterOption,
  seedOption,
  subjectOption,
  wholeNumber,
} from '../terminal/arguments.ts';
import { evaluationWords } from '../evaluation-words.ts';
import { WrongUsage } from '../terminal/failure.ts';
import type { Define } from './define.ts';
import { startProgress, type Progress } from '../terminal/progress.ts';
import { asLabelled, readSessions, type Choice } from '../recorded-file.ts';
import { writeResult, type Terminal } from '../terminal/terminal.ts';

export interface EvaluateOptions extends Choice {
  readonly model: string;
  readonly group?: string;
  readonly seed: number;
  readonly param?: Readonly<Record<string, number>>;
  readonly window: number;
  readonly overlap: number;
  readonly rate: number;
}

/** The report with what it was made from, so that it can be made again. */
export interface Evaluation extends EvaluationReport {
  readonly data: string;
  readonly model: string;
  readonly seed: number;
  readonly settings: WindowSettings & { readonly hyperparameters: Readonly<Record<string, number>> };
}

export const defineEvaluate: Define = (command, terminal) => {
  command
    .argument('<file>', 'recordings with labels; - reads standard input')
    .option('--model <type>', `family of classifiers: ${Object.keys(families).join(', ')}`, 'random_forest')
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
  progo evaluate gym.csv.gz --labels squat,row --group subject --json
  progo evaluate watch.csv --group 'session:^(\\d{6})' --param trees=200`,
    )
    .action(async (file: string, options: EvaluateOptions & { json?: boolean }) => {
      const progress = await startProgress(terminal, 'reading');
      const evaluation = await evaluateFile(file, options, terminal, progress).finally(() => progress.stop());
      writeResult(terminal, options, evaluation, evaluationWords);
    });
};

/** Windows of the file's labels, told by models that never saw their group. */
async function evaluateFile(
  file: string,
  options: EvaluateOptions,
  terminal: Terminal,
  progress: Progress,
): Promise<Evaluation> {
  const { model, seed, param = {} } = options;
  if (!(model in families))
    throw new WrongUsage(`--model must be one of ${Object.keys(families).join(', ')}, got "${model}"`);
  const family = families[model];
  const hyperparameters = resolveHyperparameters(family, param);
  const settings = {
    ...DEFAULT_WINDOW,
    seconds: options.window,
    overlap: options.overlap,
    rateHz: options.rate,
  };
  const sessions = await readSessions(terminal, file, options, (done) => progress.update(0.1 * done));
  const pool = createPool();
  try {
    const { data, origins } = await labelledWindows(sessions.map(asLabelled), settings, pool, {
      input: family.input,
      onProgress: (done) => progress.update(0.1 + 0.2 * done, 'features'),
    });
    const group = options.group ?? defaultGrouping(origins);
    const report = await crossValidate(data, origins, group, family, hyperparameters, {
      seed,
      parallel: pool,
      onProgress: (done) => progress.update(0.3 + 0.7 * done, 'evaluation'),
    });
    return { ...report, data: file, model, seed, settings: { ...settings, hyperparameters } };
  } finally {
    await pool.close();
  }
}
