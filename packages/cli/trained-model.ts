import type { paths } from '@progo/client';
import type { TrainingReport } from '@progo/motion/model';
import { evaluationWords } from './evaluation-words.ts';
import { smoothingWords } from './smoothing-words.ts';
import { percent } from './terminal/table.ts';

export type TrainedModel =
  paths['/api/v1/ml/models/{id}']['get']['responses'][200]['content']['application/json'];

/** What a model is and what it can do, for people. */
export function modelWords(model: TrainedModel): string {
  const active = model.is_active ? ', active' : '';
  const title = `Model ${model.id}: ${model.model_name} ${model.version} (${model.model_type}${active})`;
  const { metrics } = model;
  if (!isReport(metrics)) return title;
  const { evaluation, evaluation_note, importance, seed, duration_ms, out_of_bag_accuracy, smoothing } =
    metrics;
  const training = [
    `Trained on ${metrics.windows} windows in ${(duration_ms / 1000).toFixed(1)} s, seed ${seed}.`,
    ...(out_of_bag_accuracy === null
      ? []
      : [`Out-of-bag score of the windows it knows: ${out_of_bag_accuracy.toFixed(3)}.`]),
    `Features (${metrics.profile}) that count most: ${importance
      .slice(0, 5)
      .map(({ feature }) => feature)
      .join(', ')}.`,
  ];
  const verdict = evaluation
    ? evaluationWords(evaluation)
    : `Not evaluated: ${evaluation_note ?? 'unknown'}.`;
  const unknown = metrics.unknown
    ? [
        `Calls a window unknown when no exercise fits: about ${percent(metrics.unknown.rate)} of those of new people.`,
      ]
    : [];
  const live = smoothing ? ['', smoothingWords(smoothing)] : [];
  return [title, verdict, ...live, '', ...unknown, ...training].join('\n');
}

/** The API passes the report on as it was stored by training; one from before confidence was judged says too little. */
function isReport(metrics: unknown): metrics is TrainingReport {
  if (typeof metrics !== 'object' || metrics === null) return false;
  if (!('evaluation' in metrics && 'importance' in metrics && 'unknown' in metrics)) return false;
  const { evaluation } = metrics;
  return evaluation === null || (typeof evaluation === 'object' && 'calibration' in evaluation);
}
