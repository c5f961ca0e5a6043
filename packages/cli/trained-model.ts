import type { paths } from '@progo/client';
import type { TrainingReport } from '@progo/motion/model';
import { evaluationWords } from './evaluation-words.ts';

export type TrainedModel =
  paths['/api/v1/ml/models/{id}']['get']['responses'][200]['content']['application/json'];

/** What a model is and what it can do, for people. */
export function modelWords(model: TrainedModel): string {
  const active = model.is_active ? ', active' : '';
  const title = `Model ${model.id}: ${model.model_name} ${model.version} (${model.model_type}${active})`;
  const { metrics } = model;
  if (!isReport(metrics)) return title;
  const { evaluation, evaluation_note, importance, seed, duration_ms, out_of_bag_accuracy } = metrics;
  const training = [
    `Trained on ${metrics.windows} windows in ${(duration_ms / 1000).toFixed(1)} s, seed ${seed}.`,
    ...(out_of_bag_accuracy === null
      ? []
      : [`Out-of-bag score of the windows it knows: ${out_of_bag_accuracy.toFixed(3)}.`]),
    `Features that count most: ${importance
      .slice(0, 5)
      .map(({ feature }) => feature)
      .join(', ')}.`,
  ];
  const verdict = evaluation
    ? evaluationWords(evaluation)
    : `Not evaluated: ${evaluation_note ?? 'unknown'}.`;
  return [title, verdict, '', ...training].join('\n');
}

/** The API passes the report on as it was stored by training. */
function isReport(metrics: unknown): metrics is TrainingReport {
  return (
    typeof metrics === 'object' && metrics !== null && 'evaluation' in metrics && 'importance' in metrics
  );
}
