import type { EvaluationReport } from '@progo/motion/evaluation';
import { percent, table } from './terminal/table.ts';

/** The one sentence that counts, e.g. "On a new person: macro-F1 86 %, between 81 and 90 …". */
function headline({ group, accuracy, macro_f1, macro_f1_ci95: [low, high] }: EvaluationReport): string {
  return (
    `On ${newcomer(group)}: macro-F1 ${percent(macro_f1)}, between ${Math.round(low * 100)} and ` +
    `${Math.round(high * 100)} (95 % interval); ${percent(accuracy)} of the windows are told right.`
  );
}

function newcomer(group: string): string {
  if (group === 'subject') return 'a new person';
  if (group === 'session') return 'a new session';
  return `sessions that differ in ${group.slice('session:'.length)}`;
}

/** The evaluation for people: words first, then exercise by exercise, group by group, and what is taken for what. */
export function evaluationWords(report: EvaluationReport): string {
  const { per_class, folds, confusion, windows, features, train_ms, predict_us } = report;
  return [
    headline(report),
    `${windows} windows of ${features} features; every window was told by a model that never saw its group.`,
    `Such a model trains in ${train_ms.toFixed(0)} ms and tells a window in ${predict_us.toFixed(1)} µs, features apart.`,
    '',
    table(
      ['exercise', 'precision', 'recall', 'F1', 'windows'],
      Object.entries(per_class).map(([name, { precision, recall, f1, support }]) => [
        name,
        ...[precision, recall, f1].map(percentCell),
        support,
      ]),
    ),
    '',
    table(
      ['left out', 'right', 'macro-F1', 'windows'],
      folds.map(({ group, accuracy, macro_f1, windows: count }) => [
        group,
        percentCell(accuracy),
        percentCell(macro_f1),
        count,
      ]),
    ),
    '',
    confusionWords(confusion),
  ].join('\n');
}

/** Rows are the truth, columns what was told. */
export function confusionWords({ labels, rows_true }: EvaluationReport['confusion']): string {
  const rows = labels.map((name, row) => [name, ...rows_true[row]]);
  return table(['truth \\ told', ...labels], rows);
}

function percentCell(share: number): string {
  return percent(share).padStart(6);
}
