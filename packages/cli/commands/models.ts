import { writeFile } from 'node:fs/promises';
import { answerOf } from '@progo/client';
import type { Command } from 'commander';
import { jsonOption, urlOption, wholeNumber } from '../terminal/arguments.ts';
import { connect } from '../connection.ts';
import { downloadArtifact } from '../artifact.ts';
import type { Define } from './define.ts';
import { percent, table } from '../terminal/table.ts';
import { writeResult } from '../terminal/terminal.ts';
import { modelWords, type TrainedModel } from '../trained-model.ts';

interface ModelsOptions {
  readonly url?: string;
  readonly json?: boolean;
}

export const defineModels: Define = (command, terminal) => {
  command.addHelpText(
    'after',
    `
Examples:
  progo models list
  progo models show 3
  progo models activate 2
  progo models download 3 gym.progo`,
  );

  command
    .command('list', { isDefault: true })
    .description('List models, newest first.')
    .addOption(urlOption())
    .addOption(jsonOption())
    .action(async ({ url, json }: ModelsOptions) => {
      await using connection = await connect(terminal, url);
      const models = await answerOf(connection.client.GET('/api/v1/ml/models'));
      writeResult(terminal, { json }, models, modelsWords);
    });

  withModel(command.command('show').description('Tell how good a model is, and at what.')).action(
    async (id: number, { url, json }: ModelsOptions) => {
      await using connection = await connect(terminal, url);
      const params = { path: { id } };
      const model = await answerOf(connection.client.GET('/api/v1/ml/models/{id}', { params }));
      writeResult(terminal, { json }, model, modelWords);
    },
  );

  withModel(command.command('activate').description('Let a model answer from now on.')).action(
    async (id: number, { url, json }: ModelsOptions) => {
      await using connection = await connect(terminal, url);
      const path = '/api/v1/ml/models/{id}/activate';
      const { data } = await answerOf(connection.client.POST(path, { params: { path: { id } } }));
      writeResult(terminal, { json }, data, (model) => `${model.model_name} ${model.version} is active.`);
    },
  );

  withModel(
    command.command('delete').description('Delete a model and its predictions; not the active one.'),
  ).action(async (id: number, { url, json }: ModelsOptions) => {
    await using connection = await connect(terminal, url);
    const params = { path: { id } };
    const { data } = await answerOf(connection.client.DELETE('/api/v1/ml/models/{id}', { params }));
    writeResult(
      terminal,
      { json },
      data,
      (deleted) => `Model ${id} is deleted, and ${deleted.predictions_deleted} predictions of it.`,
    );
  });

  withModel(
    command.command('download').description('Save a model as a file, for `progo predict --model-file`.'),
  )
    .argument('<file>', 'file to write')
    .action(async (id: number, file: string, { url, json }: ModelsOptions) => {
      await using connection = await connect(terminal, url);
      const artifact = await downloadArtifact(connection.client, id);
      await writeFile(file, artifact);
      const saved = { model_id: id, file, bytes: artifact.length };
      writeResult(terminal, { json }, saved, () => `Model ${id} is in ${file} (${artifact.length} bytes).`);
    });
};

function withModel(command: Command): Command {
  return command
    .argument('<id>', 'id of the model', wholeNumber({ min: 1 }))
    .addOption(urlOption())
    .addOption(jsonOption());
}

function modelsWords(models: readonly TrainedModel[]): string {
  if (models.length === 0) return 'No models yet: train one with `progo train`.';
  return table(
    ['id', 'name', 'version', 'type', 'active', 'right on unseen', 'windows', 'exercises', 'trained'],
    models.map((model) => [
      model.id,
      model.model_name,
      model.version,
      model.model_type,
      model.is_active ? 'active' : '',
      model.validation_accuracy === null ? 'unknown' : percent(model.validation_accuracy),
      model.training_samples ?? '',
      model.classes.length,
      model.created_at.slice(0, 16).replace('T', ' '),
    ]),
  );
}
