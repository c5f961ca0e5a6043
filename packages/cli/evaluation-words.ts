import type { EvaluationReport, RotationReport, UnknownReport } from '@progo/motion/evaluation';
import { percent, table } from './terminal/table.ts';

/** Expected confidence errors and what a confidence is worth, e.g. "When it says about 90 %, it is right 91 %". */
function calibrationWords({ ece, ece_raw, table: bins }: EvaluationReport['calibration']): string {
  const ninety = bins.find(({ from, to }) => from < 0.9 && 0.9 <= to);
  const example = ninety ? ` When it says about 90 %, it is right ${percent(ninety.accuracy)}.` : '';
  return [
    `Confidence is off by ${(100 * ece).toFixed(1)} points on average (before calibration ${(100 * ece_raw).toFixed(1)}).${example}`,
    table(
      ['it says', 'it is right', 'windows'],
      bins.map(({ confidence, accuracy, windows }) => [
        percentCell(confidence),
        percentCell(accuracy),
        windows,
      ]),
    ),
  ].join('\n');
}

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
  const { per_class, folds, confusion, calibration, windows, features, train_ms, predict_us } = report;
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
    '',
    calibrationWords(calibration),
  ].join('\n');
}

/** What it costs to wear the sensor otherwise. */
export function rotationWords({ accuracy, macro_f1, penalty_points }: RotationReport): string {
  return (
    `With every recording turned at random: macro-F1 ${percent(macro_f1)}; ${percent(accuracy)} of the windows ` +
    `are told right, ${penalty_points.toFixed(1)} points fewer than as worn.`
  );
}

/** Whether an exercise that was never taught is told to be unknown. */
export function unknownWords({ auc, false_accept, false_reject, rate, ...known }: UnknownReport): string {
  return (
    `Of exercises left out of training, ${percent(1 - false_accept)} of the windows are called unknown, of those it knows ` +
    `${percent(false_reject)} (allowed: ${percent(rate)}; AUC ${auc.toFixed(2)}). What it does tell is right ` +
    `${percent(known.accuracy_accepted)}, instead of ${percent(known.accuracy)}.`
  );
}

/** Rows are the truth, columns what was told. */
export function confusionWords({ labels, rows_true }: EvaluationReport['confusion']): string {
  const rows = labels.map((name, row) => [name, ...rows_true[row]]);
  return table(['truth \\ told', ...labels], rows);
}

function percentCell(share: number): string {
  return percent(share).padStart(6);
}
