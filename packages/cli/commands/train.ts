import { answerOf } from '@progo/client';
import type { FeatureProfile } from '@progo/motion/features';
import {
  augmentOption,
  jsonOption,
  labelsOption,
  names,
  parameterOption,
  profileOption,
  seedOption,
  urlOption,
} from '../terminal/arguments.ts';
import { connect, type Connection } from '../connection.ts';
import { CannotDo, Interrupted } from '../terminal/failure.ts';
import { untilInterrupted } from '../terminal/interruption.ts';
import type { Define } from './define.ts';
import { startProgress } from '../terminal/progress.ts';
import { writeResult, type Terminal } from '../terminal/terminal.ts';
import { modelWords, type TrainedModel } from '../trained-model.ts';
import { jobEnd, type Job } from '../training-job.ts';

interface TrainOptions {
  readonly model: string;
  readonly name?: string;
  readonly group?: string;
  readonly profile?: FeatureProfile;
  readonly augment: number;
  readonly seed: number;
  readonly param?: Readonly<Record<string, number>>;
  readonly activate: boolean;
  readonly unknown: boolean;
  readonly subject?: string[];
  readonly labels?: string[];
  readonly device?: string[];
  readonly detach?: boolean;
  readonly url?: string;
  readonly json?: boolean;
}

export const defineTrain: Define = (command, terminal) => {
  command
    .option('--model <type>', 'family of classifiers', 'random_forest')
    .addOption(profileOption())
    .addOption(augmentOption())
    .option('--name <name>', 'name of the model; versions are counted per name')
    .option(
      '--group <what>',
      "what evaluation leaves out together: subject, session or 'session:REGEX' (default: subject where there are two, else session)",
    )
    .option('--subject <names>', 'only learn from these people', names)
    .addOption(labelsOption())
    .option('--device <ids>', 'only learn from these devices', names)
    .addOption(seedOption())
    .addOption(parameterOption())
    .option('--no-unknown', 'always tell an exercise, also when the motion fits none of them')
    .option('--no-activate', 'keep the model now in use')
    .option('--detach', 'queue the training and do not wait for it (needs a running server)')
    .addOption(urlOption())
    .addOption(jsonOption())
    .addHelpText(
      'after',
      `
Waits for the training and tells how the model would do on new people. Ctrl-C cancels the training; to let
it run by itself, use --detach and look with \`progo jobs\`.

Examples:
  progo train
  progo train --name gym --param trees=200 --group subject
  progo train --subject anna,ben --no-activate --json`,
    )
    .action(async (options: TrainOptions) => {
      await using connection = await connect(terminal, options.url, { takeUpJobs: true });
      const jobId = await queue(connection, options);
      if (options.detach === true) {
        const words = () => `Training is job ${jobId}: see \`progo jobs\`.`;
        return writeResult(terminal, options, { job_id: jobId }, words);
      }
      const job = await waitFor(connection, jobId, terminal);
      const model = await modelOf(connection, job);
      writeResult(terminal, options, { job, model }, () => modelWords(model));
    });
};

async function queue({ client, own }: Connection, options: TrainOptions): Promise<number> {
  if (own && options.detach === true)
    throw new CannotDo('--detach needs a running server to do the work: start it with `progo serve`');
  const filter = {
    subjects: options.subject,
    exercise_types: options.labels,
    device_ids: options.device,
  };
  const { data } = await answerOf(
    client.POST('/api/v1/ml/train', {
      body: {
        model_name: options.name,
        model_type: options.model,
        profile: options.profile,
        augment_degrees: options.augment,
        group: options.group,
        seed: options.seed,
        hyperparameters: options.param,
        unknown: options.unknown,
        activate: options.activate,
        training_data_filter: filter,
      },
    }),
  );
  return data.job_id;
}

async function waitFor({ client }: Connection, id: number, terminal: Terminal): Promise<Job> {
  using interruption = untilInterrupted();
  const progress = await startProgress(terminal, 'queued');
  const onNews = ({ percent, stage, state }: Job) => progress.update(percent / 100, stage ?? state);
  try {
    return await jobEnd(client, id, onNews, interruption.signal);
  } catch (error) {
    if (!interruption.signal.aborted) throw error;
    await client.POST('/api/v1/ml/jobs/{id}/cancel', { params: { path: { id } } });
    throw new Interrupted(`training (job ${id}) cancelled`);
  } finally {
    progress.stop();
  }
}

/** @throws {CannotDo} with the job's reason when no model came of it */
async function modelOf({ client }: Connection, { id, state, reason, result }: Job): Promise<TrainedModel> {
  const modelId =
    typeof result === 'object' && result !== null && 'model_id' in result ? result.model_id : null;
  if (typeof modelId !== 'number')
    throw new CannotDo(`training (job ${id}) ${state}: ${reason ?? 'no reason given'}`);
  return answerOf(client.GET('/api/v1/ml/models/{id}', { params: { path: { id: modelId } } }));
}
