import { readFile } from 'node:fs/promises';
import { answerOf } from '@progo/client';
import { openModel, type Model } from '@progo/motion/model';
import { downloadArtifact } from '../artifact.ts';
import { jsonOption, number, subjectOption, urlOption, wholeNumber } from '../terminal/arguments.ts';
import { connect } from '../connection.ts';
import { CannotDo, WrongUsage } from '../terminal/failure.ts';
import type { Define } from './define.ts';
import { startProgress } from '../terminal/progress.ts';
import { readSessions, type Choice } from '../recorded-file.ts';
import { tellSession, type ToldSession } from '../told-session.ts';
import { clock, percent } from '../terminal/table.ts';
import { writeResult, type Terminal } from '../terminal/terminal.ts';

interface PredictOptions extends Choice {
  readonly modelFile?: string;
  readonly model?: number;
  readonly hop: number;
  readonly url?: string;
  readonly json?: boolean;
}

interface Told {
  readonly data: string;
  readonly model: string;
  readonly sessions: readonly ToldSession[];
}

export const definePredict: Define = (command, terminal) => {
  command
    .argument('<file>', 'recordings; - reads standard input')
    .option('--model-file <file>', 'ask this artifact, without a server')
    .option(
      '--model <id>',
      "ask this model of the server's (default: the active one)",
      wholeNumber({ min: 1 }),
    )
    .option('--hop <seconds>', 'time between two answers', number({ min: 0.1, max: 60 }), 1)
    .addOption(subjectOption())
    .addOption(urlOption())
    .addOption(jsonOption())
    .addHelpText(
      'after',
      `
Answers are smoothed over successive windows, as the server does live. With --json every window is written,
beside it what it says for itself (raw_exercise, raw_confidence), its times as in the file (ms).

Examples:
  progo predict morning.csv
  progo predict morning.csv.gz --model-file gym.progo --json`,
    )
    .action(async (file: string, options: PredictOptions) => {
      const { name, model } = await findModel(options, terminal);
      const progress = await startProgress(terminal, 'reading');
      try {
        const sessions = await readSessions(terminal, file, options, (done) => progress.update(done / 2));
        const told = sessions.map((session, i) => {
          progress.update((1 + i / sessions.length) / 2, 'prediction');
          return tellSession(model, session, options.hop);
        });
        progress.stop();
        writeResult(terminal, options, { data: file, model: name, sessions: told }, toldWords);
      } finally {
        progress.stop();
      }
    });
};

async function findModel(
  { modelFile, model: id, url }: PredictOptions,
  terminal: Terminal,
): Promise<{ name: string; model: Model }> {
  if (modelFile !== undefined) {
    if (id !== undefined || url !== undefined)
      throw new WrongUsage('--model-file needs no server: leave out --model and --url');
    return { name: modelFile, model: openModel(await readFile(modelFile)) };
  }
  await using connection = await connect(terminal, url);
  const { client } = connection;
  const models = await answerOf(client.GET('/api/v1/ml/models'));
  const found = models.find((one) => (id === undefined ? one.is_active : one.id === id));
  if (found === undefined) {
    throw new CannotDo(
      id === undefined
        ? 'no model is active: train one with `progo train`, or name a file with --model-file'
        : `there is no model ${id}: see \`progo models\``,
    );
  }
  const artifact = await downloadArtifact(client, found.id);
  return { name: `${found.model_name} ${found.version}`, model: openModel(artifact) };
}

function toldWords({ model, sessions }: Told): string {
  return [
    `By model ${model}:`,
    ...sessions.flatMap(({ session, subject, runs }) => [
      '',
      [subject, session].filter((text) => text !== '').join(' / ') || 'Recording',
      ...(runs.length === 0 ? ['  too short for a window'] : []),
      ...runs.map(
        ({ exercise, from_seconds, to_seconds, confidence }) =>
          `  ${clock(from_seconds * 1000)}–${clock(to_seconds * 1000)}  ${exercise}  ${percent(confidence)}`,
      ),
    ]),
  ].join('\n');
}
